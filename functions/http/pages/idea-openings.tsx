import { listOpenings, type Opening } from "@tawafuq/core/ideas/openings";
import { listSharing, type SharingState, shareIdea } from "@tawafuq/core/ideas/sharing";
import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { isolate } from "@tawafuq/core/texts/isolate";
import type { App } from "../app-env.ts";
import { actorWords } from "./actor-words.ts";
import { answerPage, Written } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 50;

function SharingList(props: { visit: Visit; ideaId: string; states: readonly SharingState[] }) {
  const { visit, ideaId, states } = props;
  const { say } = visit;
  if (states.length === 0) return <p>{say("layers.sharingNone")}</p>;
  return (
    <ul class="plain">
      {states.map((state) => (
        <li class="card">
          <h3>
            <Written visit={visit} text={state.cooperativeName} />
          </h3>
          <p>
            {say(state.interested ? "layers.interested" : "layers.notInterested")} ·{" "}
            <strong>{say(state.agreed ? "layers.agreed" : "layers.notAgreed")}</strong>
          </p>
          <form method="post" action={`/ideas/${ideaId}/sharing`}>
            <input type="hidden" name="cooperativeId" value={state.cooperativeId} />
            <button type="submit" name="agreed" value={state.agreed ? "0" : "1"} class="quiet">
              {say(state.agreed ? "layers.revoke" : "layers.agree")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function OpeningList(props: {
  visit: Visit;
  openings: readonly Opening[];
  names: ReadonlyMap<string, SharingState["cooperativeName"]>;
}) {
  const { visit, openings, names } = props;
  const { say, language } = visit;
  if (openings.length === 0) return <p>{say("layers.openingsNone")}</p>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{say("layers.when")}</th>
            <th scope="col">{say("layers.who")}</th>
            <th scope="col">{say("layers.what")}</th>
            <th scope="col">{say("layers.why")}</th>
          </tr>
        </thead>
        <tbody>
          {openings.map((opening) => {
            const name = opening.cooperativeId === undefined ? undefined : names.get(opening.cooperativeId);
            return (
              <tr>
                <th scope="row">{formatInstant(language, opening.at)}</th>
                <td>
                  {actorWords(visit, opening.by)}
                  {name === undefined ? null : (
                    <>
                      {" "}
                      – <Written visit={visit} text={name} />
                    </>
                  )}
                </td>
                <td>{say(`layers.names.${opening.layer}`)}</td>
                <td>
                  {opening.termsVersion === undefined
                    ? null
                    : say("layers.acceptedTerms", { version: isolate(language, opening.termsVersion) })}
                  {opening.reason === undefined ? null : <bdi>{opening.reason}</bdi>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** `/ideas/<id>/openings`: for the holder, who opened what and when, and whom the confidential part opens to. */
export function ideaOpeningPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/ideas/:id/openings", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const id = c.req.param("id");
    const [page, states] = await Promise.all([
      listOpenings(ports, actor, id, { limit: shown, cursor: c.req.query("cursor") }),
      listSharing(ports, actor, id),
    ]);
    const names = new Map(states.map((state) => [state.cooperativeId, state.cooperativeName]));
    const body = (
      <>
        <h1>{say("layers.openingsTitle")}</h1>
        <p class="lead">{say("layers.openingsLead")}</p>
        <OpeningList visit={visit} openings={page.items} names={names} />
        {page.cursor === undefined ? null : (
          <p>
            <a href={`/ideas/${id}/openings?cursor=${encodeURIComponent(page.cursor)}`} rel="next">
              {say("layers.older")}
            </a>
          </p>
        )}
        <h2>{say("layers.sharingTitle")}</h2>
        <SharingList visit={visit} ideaId={id} states={states} />
      </>
    );
    return answerPage(c, visit, say("layers.openingsTitle"), body);
  });

  app.post("/ideas/:id/sharing", async (c) => {
    const visit = readVisit(c, options, "/inbox");
    const id = c.req.param("id");
    const { cooperativeId, agreed } = await c.req.parseBody();
    const cooperative = typeof cooperativeId === "string" ? cooperativeId : "";
    await shareIdea(ports, visit.actor, id, cooperative, agreed === "1");
    return c.redirect(`/ideas/${encodeURIComponent(id)}/openings`, 303);
  });
}
