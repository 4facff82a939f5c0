import { confidentialityTerms } from "@tawafuq/core/ideas/layers";
import { type OpenedIdea, openIdea, readFullAccess } from "@tawafuq/core/ideas/open-idea";
import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { isolate } from "@tawafuq/core/texts/isolate";
import type { App, AppContext } from "../app-env.ts";
import { answerPage, Written } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

type Access = Awaited<ReturnType<typeof readFullAccess>>;

function Terms({ visit }: { visit: Visit }) {
  const { say, language } = visit;
  return (
    <>
      <h2>{say("layers.termsTitle", { version: isolate(language, confidentialityTerms) })}</h2>
      <ul>
        <li>{say("layers.terms.read")}</li>
        <li>{say("layers.terms.keep")}</li>
        <li>{say("layers.terms.log")}</li>
      </ul>
    </>
  );
}

/** What somebody must say before the confidential part opens: a cooperative accepts the terms, the programme a reason. */
function OpenForm({ visit, access }: { visit: Visit; access: Access }) {
  const { say, actor } = visit;
  if (access.state !== "open")
    return <p class="told">{say(access.state === "none" ? "layers.none" : "layers.closed")}</p>;
  return (
    <form method="post" action={`/ideas/${access.idea.id}/full`} class="card">
      {actor.kind === "cooperative" ? (
        <>
          <Terms visit={visit} />
          <label class="tick">
            <input type="checkbox" name="termsVersion" value={confidentialityTerms} required />
            <span>{say("layers.accept")}</span>
          </label>
        </>
      ) : null}
      {actor.kind === "officer" || actor.kind === "administrator" ? (
        <p class="field">
          <label for="reason">{say("layers.reason")}</label>
          <input id="reason" name="reason" required minlength={3} maxlength={500} />
        </p>
      ) : null}
      <button type="submit">{say("layers.open")}</button>
    </form>
  );
}

function Opened({ visit, opened }: { visit: Visit; opened: OpenedIdea }) {
  const { say, language } = visit;
  return (
    <section class="card">
      <p class="told" role="status">
        {say("layers.openedNow", { at: formatInstant(language, opened.opening.at) })}
      </p>
      {opened.confidential === undefined ? (
        <p>{say("layers.none")}</p>
      ) : (
        <div class="letter">
          <Written visit={visit} text={opened.confidential} />
        </div>
      )}
    </section>
  );
}

async function showFull(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  id: string,
  told: { opened?: OpenedIdea; isFaulty?: boolean } = {},
): Promise<Response> {
  const { say } = visit;
  const access = await readFullAccess(ports, visit.actor, id);
  const body = (
    <>
      <h1>{say("layers.fullTitle")}</h1>
      <p class="lead">
        <Written visit={visit} text={access.idea.title} />
      </p>
      {told.isFaulty ? (
        <p class="fault" role="alert">
          {say(visit.actor.kind === "cooperative" ? "layers.acceptMissing" : "layers.reason")}
        </p>
      ) : null}
      {told.opened === undefined ? (
        <OpenForm visit={visit} access={access} />
      ) : (
        <Opened visit={visit} opened={told.opened} />
      )}
    </>
  );
  const answer = await answerPage(c, visit, say("layers.fullTitle"), body, told.isFaulty ? 400 : 200);
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}

/** `/ideas/<id>/full`: the confidential part, opened by an explicit act. */
export function ideaLayerPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/ideas/:id/full", (c) => showFull(c, ports, readVisit(c, options), c.req.param("id")));

  app.post("/ideas/:id/full", async (c) => {
    const id = c.req.param("id");
    const visit = readVisit(c, options, `/ideas/${encodeURIComponent(id)}/full`);
    const { termsVersion, reason } = await c.req.parseBody();
    const because = typeof reason === "string" ? reason.trim().slice(0, 500) : "";
    try {
      const opened = await openIdea(ports, visit.actor, id, {
        layer: "full",
        ...(typeof termsVersion === "string" ? { termsVersion } : {}),
        ...(because.length < 3 ? {} : { reason: because }),
      });
      return await showFull(c, ports, visit, id, { opened });
    } catch (error) {
      if (!isRefusal(error, "invalid_input")) throw error;
      return showFull(c, ports, visit, id, { isFaulty: true });
    }
  });
}
