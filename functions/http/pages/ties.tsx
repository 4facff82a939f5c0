import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import { DomainError, isRefusal } from "@tawafuq/core/refusals/refusal";
import { isolate } from "@tawafuq/core/texts/isolate";
import { renderConflict, renderRefusal } from "@tawafuq/core/texts/translate";
import { declareTie } from "@tawafuq/core/ties/declare-tie";
import { endTie } from "@tawafuq/core/ties/end-tie";
import { listTies } from "@tawafuq/core/ties/list-my-ties";
import { isStanding, type Tie, TieInput, tieKinds } from "@tawafuq/core/ties/tie";
import * as z from "zod";
import type { App, AppContext } from "../app-env.ts";
import { actorWords } from "./actor-words.ts";
import { answerPage, Fault } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 25;

const typed = z.string().trim().max(500).catch("");
const TieFields = z.object({ kind: typed, about: typed, from: typed, until: typed, note: typed });
type TieFields = z.infer<typeof TieFields>;

/** An id says itself what it is of. */
function fieldOf(about: string): "cooperativeId" | "holderId" | "ideaId" {
  if (about.startsWith("hold_")) return "holderId";
  return about.startsWith("idea_") ? "ideaId" : "cooperativeId";
}

/** @throws invalid_input */
function readTie(fields: TieFields): TieInput {
  const { kind, about, ...rest } = fields;
  const given = { kind, [fieldOf(about)]: about, ...rest };
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const parsed = TieInput.safeParse(filled);
  if (!parsed.success) throw new DomainError("invalid_input", {}, faultsOf(parsed.error.issues, filled));
  return parsed.data;
}

function TieCard({ visit, tie, at }: { visit: Visit; tie: Tie; at: string }) {
  const { say, language } = visit;
  const isOpen = tie.endedAt === undefined;
  return (
    <li class="card">
      <h3>
        {renderConflict(language, tie.kind)} – <bdi>{tie.ideaId ?? tie.about.id}</bdi>
      </h3>
      <p>
        <strong>{say(isStanding(tie, at) ? "ties.standing" : "ties.over")}</strong>
      </p>
      <p class="soft small">
        {say("ties.since", { date: formatDate(language, tie.from) })}
        {tie.until === undefined ? null : ` · ${say("ties.to", { date: formatDate(language, tie.until) })}`}
        {" · "}
        {say("ties.declaredBy", { who: actorWords(visit, tie.createdBy) })}
        {tie.endedAt === undefined || tie.endedBy === undefined
          ? null
          : ` · ${say("ties.endedAt", {
              date: formatDate(language, tie.endedAt),
              who: isolate(language, actorWords(visit, tie.endedBy)),
            })}`}
      </p>
      {tie.note === undefined ? null : (
        <p>
          <bdi>{tie.note}</bdi>
        </p>
      )}
      {isOpen ? (
        <form method="post" action={`/ties/${tie.id}/end`}>
          <button type="submit" class="quiet">
            {say("ties.end")}
          </button>
        </form>
      ) : null}
    </li>
  );
}

function TieForm({ visit, fields }: { visit: Visit; fields: TieFields }) {
  const { say } = visit;
  return (
    <form method="post" action="/ties" class="card">
      <h2>{say("ties.declareTitle")}</h2>
      <p class="field">
        <label for="kind">{say("ties.kind")}</label>
        <select id="kind" name="kind">
          {tieKinds.map((kind) => (
            <option value={kind} selected={fields.kind === kind}>
              {say(`ties.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="about">{say("ties.about")}</label>
        <input
          id="about"
          name="about"
          dir="ltr"
          required
          maxlength={200}
          aria-describedby="about-help"
          value={fields.about}
        />
      </p>
      <p id="about-help" class="soft small">
        {say("ties.aboutHelp")}
      </p>
      <div class="row">
        <p class="field">
          <label for="from">{say("ties.from")}</label>
          <input id="from" name="from" type="date" value={fields.from} />
        </p>
        <p class="field">
          <label for="until">{say("ties.until")}</label>
          <input id="until" name="until" type="date" value={fields.until} />
        </p>
      </div>
      <p class="field">
        <label for="note">{say("ties.note")}</label>
        <input id="note" name="note" maxlength={500} value={fields.note} />
      </p>
      <button type="submit">{say("ties.declare")}</button>
    </form>
  );
}

async function showTies(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  fields: TieFields,
  refusal?: DomainError,
): Promise<Response> {
  const { say, language, actor } = visit;
  const cursor = c.req.method === "GET" ? c.req.query("cursor") : undefined;
  const page = await listTies(ports, actor, { limit: shown, cursor });
  const done = c.req.query("done");
  const body = (
    <>
      <h1>{say("ties.title")}</h1>
      <p class="lead">{say("ties.lead")}</p>
      {done === "declared" || done === "ended" ? (
        <p class="told" role="status">
          {say(`ties.${done}`)}
        </p>
      ) : null}
      {refusal === undefined ? null : <Fault {...renderRefusal(language, refusal.code, refusal.args)} />}
      <TieForm visit={visit} fields={fields} />
      <h2>{say("ties.list")}</h2>
      {page.items.length === 0 ? <p>{say("ties.none")}</p> : null}
      <ul class="plain">
        {page.items.map((tie) => (
          <TieCard visit={visit} tie={tie} at={ports.now().toISOString()} />
        ))}
      </ul>
      {page.cursor === undefined ? null : (
        <p>
          <a href={`/ties?cursor=${encodeURIComponent(page.cursor)}`} rel="next">
            {say("ties.next")}
          </a>
        </p>
      )}
    </>
  );
  return answerPage(c, visit, say("ties.title"), body, refusal === undefined ? 200 : 400);
}

/** `/ties`: what an officer, a juror or an administrator is tied to; declared, listed and ended. */
export function tiePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/ties", (c) =>
    showTies(c, ports, readVisit(c, options), TieFields.parse({ about: c.req.query("about") })),
  );

  app.post("/ties", async (c) => {
    const visit = readVisit(c, options, "/ties");
    const fields = TieFields.parse(await c.req.parseBody());
    try {
      await declareTie(ports, visit.actor, readTie(fields));
    } catch (error) {
      if (!isRefusal(error, "invalid_input")) throw error;
      return showTies(c, ports, visit, fields, error);
    }
    return c.redirect("/ties?done=declared", 303);
  });

  app.post("/ties/:id/end", async (c) => {
    await endTie(ports, readVisit(c, options, "/ties").actor, c.req.param("id"));
    return c.redirect("/ties?done=ended", 303);
  });
}
