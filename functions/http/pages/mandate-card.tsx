import { formatDate, formatInstant } from "@tawafuq/core/language/format";
import { pickText } from "@tawafuq/core/language/localized-text";
import { isInForce, type Mandate } from "@tawafuq/core/mandates/mandate";
import type { MandateAct } from "@tawafuq/core/mandates/mandate-act";
import type { MandateRequest } from "@tawafuq/core/mandates/mandate-request";
import { isolate } from "@tawafuq/core/texts/isolate";
import type { Visit } from "./visit.ts";

type Terms = Pick<Mandate, "agentName" | "cooperativeName" | "scopes" | "endsAt">;

/** Who acts for whom. */
export function mandateTitle(visit: Visit, { agentName, cooperativeName }: Terms): string {
  const { language } = visit;
  return visit.say("mandates.actsFor", {
    agent: isolate(language, agentName),
    cooperative: isolate(language, pickText(cooperativeName, language).text),
  });
}

function ScopeList({ visit, scopes }: { visit: Visit; scopes: Terms["scopes"] }) {
  return (
    <>
      <h3>{visit.say("mandates.may")}</h3>
      <ul>
        {scopes.map((scope) => (
          <li>{visit.say(`mandates.scopes.${scope}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** What was done, newest first. */
export function ActList({ visit, acts }: { visit: Visit; acts: readonly MandateAct[] }) {
  const { say, language } = visit;
  if (acts.length === 0) return <p>{say("mandates.nothingDone")}</p>;
  return (
    <ul>
      {acts.map((act) => (
        <li>
          {say(`mandates.acts.${act.act}`)} – {formatInstant(language, act.at)} –{" "}
          {say(`mandates.results.${act.result}`)}
        </li>
      ))}
    </ul>
  );
}

function consentWords(visit: Visit, { consent }: Mandate): string {
  const date = formatDate(visit.language, consent.at);
  return consent.kind === "code"
    ? visit.say("mandates.consentCode", { date })
    : visit.say("mandates.consentSlip", { date, reference: isolate(visit.language, consent.reference) });
}

/** One mandate with what its reader can do: end it, act under it, read what was done. */
export function MandateCard(props: {
  visit: Visit;
  mandate: Mandate;
  acts?: readonly MandateAct[] | undefined;
  now: string;
}) {
  const { visit, mandate, acts, now } = props;
  const { say, actor } = visit;
  const inForce = isInForce(mandate, now);
  return (
    <article class="card">
      <h2>{mandateTitle(visit, mandate)}</h2>
      <p>
        <strong>
          {inForce
            ? say("mandates.until", { date: formatDate(visit.language, mandate.endsAt) })
            : say("mandates.ended")}
        </strong>
      </p>
      <ScopeList visit={visit} scopes={mandate.scopes} />
      <p class="soft">{consentWords(visit, mandate)}</p>
      {acts === undefined ? null : (
        <>
          <h3>{say("mandates.whatDone")}</h3>
          <ActList visit={visit} acts={acts} />
        </>
      )}
      <p>
        <a href={`/mandates/${mandate.id}`}>{say("mandates.allActs")}</a>
      </p>
      <div class="row">
        {inForce && actor.kind === "agent" ? (
          <form method="post" action={`/mandates/${mandate.id}/act`}>
            <button type="submit">{say("mandates.act")}</button>
          </form>
        ) : null}
        {inForce ? (
          <form method="post" action={`/mandates/${mandate.id}/end`}>
            <button type="submit" class="quiet">
              {say("mandates.endNow")}
            </button>
          </form>
        ) : null}
      </div>
    </article>
  );
}

/** A mandate that waits for consent, with the field for it: the code for the agent, the slip for the delegation. */
export function RequestCard({ visit, request }: { visit: Visit; request: MandateRequest }) {
  const { say, actor } = visit;
  const isAgent = actor.kind === "agent";
  const field = isAgent ? "code" : "slip";
  return (
    <article class="card">
      <h2>{mandateTitle(visit, request)}</h2>
      <p>{say("mandates.until", { date: formatDate(visit.language, request.endsAt) })}</p>
      <ScopeList visit={visit} scopes={request.scopes} />
      {isAgent && request.code === undefined ? (
        <p>{say("mandates.noCode")}</p>
      ) : (
        <form method="post" action={`/mandates/${request.id}/confirm`}>
          <p class="field">
            <label for={`${field}-${request.id}`}>{say(`mandates.${field}`)}</label>
            <input
              id={`${field}-${request.id}`}
              name={field}
              dir="ltr"
              required
              maxlength={isAgent ? 40 : 80}
              autocomplete="off"
              inputmode={isAgent ? "numeric" : undefined}
            />
          </p>
          <button type="submit">{say("mandates.confirm")}</button>
        </form>
      )}
    </article>
  );
}
