import { formatDate, formatMad } from "@tawafuq/core/language/format";
import type { LocalizedText } from "@tawafuq/core/language/localized-text";
import { isExpired } from "@tawafuq/core/matches/lifecycle";
import { declineReasons } from "@tawafuq/core/matches/match";
import type { readProposal } from "@tawafuq/core/proposals/read-proposal";
import type { DomainError } from "@tawafuq/core/refusals/refusal";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import { renderAnswer, renderRefusal } from "@tawafuq/core/texts/translate";
import { LayerLink } from "./layer-link.tsx";
import { Fault, Written } from "./layout.tsx";
import { ScoreLine } from "./match-facts.tsx";
import { Reasons } from "./match-words.tsx";
import type { Visit } from "./visit.ts";

export type Proposal = Awaited<ReturnType<typeof readProposal>>;

/** What was typed into an answer that was refused. */
export interface Typed {
  readonly reason?: string | undefined;
  readonly note: string;
}

interface Refused {
  readonly refusal: DomainError;
  readonly typed: Typed;
}

/** What the other side is called and says of itself. */
function otherSide(
  visit: Visit,
  { idea, cooperative }: Proposal,
): { name: LocalizedText; text: LocalizedText } {
  return visit.actor.kind === "holder"
    ? { name: cooperative.name, text: cooperative.description }
    : { name: idea.title, text: idea.description };
}

function AnswerForm({ visit, id, typed }: { visit: Visit; id: string; typed?: Typed | undefined }) {
  const { say } = visit;
  return (
    <form method="post" action={`/inbox/${id}`}>
      <fieldset>
        <legend>{say("inbox.answerTitle")}</legend>
        <p class="field">
          <label for={`note-${id}`}>{say("inbox.note")}</label>
          <input id={`note-${id}`} name="note" maxlength={1000} value={typed?.note ?? ""} />
        </p>
        <p class="row">
          <button type="submit" name="answer" value="interested">
            {say("inbox.interested")}
          </button>
          <button type="submit" name="answer" value="later" class="quiet">
            {say("inbox.later")}
          </button>
        </p>
        <div class="row">
          <p class="field">
            <label for={`reason-${id}`}>{say("inbox.because")}</label>
            <select id={`reason-${id}`} name="reason">
              <option value="">{say("inbox.chooseReason")}</option>
              {declineReasons.map((reason) => (
                <option value={reason} selected={typed?.reason === reason}>
                  {say(`declineReasons.${reason}`)}
                </option>
              ))}
            </select>
          </p>
          <p>
            <button type="submit" name="answer" value="declined" class="quiet">
              {say("inbox.decline")}
            </button>
          </p>
        </div>
      </fieldset>
    </form>
  );
}

/** One open proposal: what it is, why, until when, and the answer. */
export function ProposalCard(props: {
  visit: Visit;
  proposal: Proposal;
  now: string;
  refused?: Refused | undefined;
}) {
  const { visit, proposal, now, refused } = props;
  const { say, language, actor } = visit;
  const { match, idea, cooperative } = proposal;
  const other = otherSide(visit, proposal);
  const own = match.answers[actor.kind === "holder" ? "idea" : "cooperative"];
  const mayAnswer = (own === undefined || own.answer === "later") && !isExpired(match, now);
  return (
    <article class="card">
      <h3>
        <Written visit={visit} text={other.name} />
      </h3>
      <p>
        <Written visit={visit} text={other.text} />
      </p>
      <dl>
        {actor.kind === "holder" ? (
          <>
            <dt>{say("queue.idea")}</dt>
            <dd>
              <Written visit={visit} text={idea.title} />
            </dd>
          </>
        ) : (
          <>
            <dt>{say("inbox.cost")}</dt>
            <dd>{formatMad(language, idea.capexMad)}</dd>
          </>
        )}
        <dt>{say("home.sector")}</dt>
        <dd>
          {(actor.kind === "holder" ? cooperative : idea).sectors
            .map((code) => sectorName(language, code))
            .join(" · ")}
        </dd>
        <dt>{say("home.place")}</dt>
        <dd>
          {(actor.kind === "holder" ? [cooperative.province] : idea.scope)
            .map((code) => placeName(language, code))
            .join(" · ")}
        </dd>
      </dl>
      <ScoreLine visit={visit} match={match} />
      <Reasons
        visit={visit}
        match={match}
        headings={{ for: say("inbox.whyFits"), against: say("inbox.against"), missing: say("inbox.missing") }}
      />
      {match.answerBy === undefined || !mayAnswer ? null : (
        <p>
          <strong>{say("inbox.answerBy", { date: formatDate(language, match.answerBy) })}</strong>
        </p>
      )}
      {own === undefined ? null : (
        <p class="told">{say("inbox.yourAnswer", { answer: renderAnswer(language, own.answer) })}</p>
      )}
      {refused === undefined ? null : (
        <Fault {...renderRefusal(language, refused.refusal.code, refused.refusal.args)} />
      )}
      <LayerLink visit={visit} ideaId={idea.id} />
      {mayAnswer ? <AnswerForm visit={visit} id={match.id} typed={refused?.typed} /> : null}
    </article>
  );
}
