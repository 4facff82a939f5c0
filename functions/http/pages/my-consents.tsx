import {
  type ConsentEntry,
  ConsentInput,
  consentChannels,
  consentPurposes,
} from "@tawafuq/core/consents/consent";
import { isAllowed, lastWord } from "@tawafuq/core/consents/consent-state";
import { listConsents, recordConsent } from "@tawafuq/core/consents/record-consent";
import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

type Choice = Pick<ConsentInput, "channel" | "purpose">;

function ChoiceForm({
  visit,
  entries,
  channel,
  purpose,
}: Choice & { visit: Visit; entries: readonly ConsentEntry[] }) {
  const { say, labelled } = visit;
  const state = lastWord(entries, channel, purpose)?.state ?? "unknown";
  const allowed = isAllowed(entries, channel, purpose);
  const label = say(allowed ? "privacy.consents.withdraw" : "privacy.consents.allow");
  return (
    <form method="post" action="/me/consents" class="apart line">
      <input type="hidden" name="channel" value={channel} />
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="allowed" value={allowed ? "no" : "yes"} />
      <span>{labelled(`privacy.channels.${channel}`, say(`privacy.consents.${state}`))}</span>
      <button
        type="submit"
        class="quiet"
        aria-label={`${label} – ${say(`privacy.channels.${channel}`)} – ${say(`privacy.purposes.${purpose}`)}`}
      >
        {label}
      </button>
    </form>
  );
}

/** Where somebody did not say it here, how we know stands beside it. */
function lineOf({ source }: ConsentEntry) {
  return source === "complaint" ? "privacy.consents.lineAfterComplaint" : "privacy.consents.line";
}

/** What was said before, oldest first. */
export function ConsentLines({ visit, entries }: { visit: Visit; entries: readonly ConsentEntry[] }) {
  const { say, language } = visit;
  return (
    <ul>
      {entries.flatMap((entry) =>
        entry.purposes.map((purpose) => (
          <li>
            {formatInstant(language, entry.at)}
            {" – "}
            {say(lineOf(entry), {
              channel: entry.channels.map((channel) => say(`privacy.channels.${channel}`)).join(" · "),
              purpose: say(`privacy.purposes.${purpose}`),
              state: say(`privacy.consents.${entry.state}`),
            })}
          </li>
        )),
      )}
    </ul>
  );
}

/** `/me/consents`: what a side allows, channel by channel, with all it said before. */
export function myConsentsPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me/consents", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const entries = await listConsents(ports, actor);
    const body = (
      <>
        <h1>{say("privacy.consents.title")}</h1>
        <p class="lead">{say("privacy.consents.lead")}</p>
        {c.req.query("saved") === undefined ? null : (
          <p class="told" role="status">
            {say("privacy.consents.saved")}
          </p>
        )}
        {consentPurposes.map((purpose) => (
          <section class="card">
            <h2>{say(`privacy.purposes.${purpose}`)}</h2>
            {consentChannels.map((channel) => (
              <ChoiceForm visit={visit} entries={entries} channel={channel} purpose={purpose} />
            ))}
          </section>
        ))}
        <h2>{say("privacy.consents.past")}</h2>
        {entries.length === 0 ? <p>{say("privacy.data.nothing")}</p> : null}
        <ConsentLines visit={visit} entries={entries} />
      </>
    );
    return answerPage(c, visit, say("privacy.consents.title"), body);
  });

  app.post("/me/consents", async (c) => {
    const visit = readVisit(c, options, "/me/consents");
    const { channel, purpose, allowed } = await c.req.parseBody();
    const sent = ConsentInput.safeParse({ channel, purpose, allowed: allowed === "yes" });
    if (!sent.success) return refuse("invalid_input");
    await recordConsent(ports, visit.actor, sent.data, { language: visit.language, source: "page" });
    return c.redirect("/me/consents?saved=1", 303);
  });
}
