import { formatDate, formatMad } from "@tawafuq/core/language/format";
import type { LocalizedText } from "@tawafuq/core/language/localized-text";
import { isExpired } from "@tawafuq/core/matches/lifecycle";
import { declineReasons } from "@tawafuq/core/matches/match";
import type { readProposal } from "@tawafuq/core/proposals/read-proposal";
import type { DomainError } from "@tawafuq/core/refusals/refusal";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import { renderAnswer, renderRefusal } from "@tawafuq/core/texts/translate";
import { Choices, TextField } from "./fields.tsx";
import { Icon } from "./icon.tsx";
import { LayerLink } from "./layer-link.tsx";
import { Fault, Written } from "./layout.tsx";
import { ScoreLine } from "./match-facts.tsx";
import { Changes, Reasons } from "./match-words.tsx";
import { Timeline } from "./timeline.tsx";
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

/** One tap for yes and for later; a no says why, so that it is not asked again. */
function AnswerForm({ visit, id, typed }: { visit: Visit; id: string; typed?: Typed | undefined }) {
  const { say, actor } = visit;
  return (
    <form method="post" action={`/inbox/${id}`} class="screen">
      <fieldset>
        <legend>{say("inbox.answerTitle")}</legend>
        <p class="actions">
          <button type="submit" name="answer" value="interested">
            <Icon name="yes" />
            {say("inbox.interested")}
          </button>
          <button type="submit" name="answer" value="later" class="quiet">
            <Icon name="clock" />
            {say("inbox.later")}
          </button>
        </p>
        <details open={typed !== undefined}>
          <summary>{say("inbox.because")}</summary>
          <Choices
            name="reason"
            id={`reason-${id}`}
            label={say("inbox.chooseReason")}
            values={typed?.reason === undefined ? [] : [typed.reason]}
            options={declineReasons.map((reason) => [reason, say(`declineReasons.${reason}`)] as const)}
            isMany={false}
          />
          <label class="tick">
            <input type="checkbox" name="block" value="1" />
            <span>{say(actor.kind === "holder" ? "blocks.cooperative" : "blocks.holder")}</span>
          </label>
          <p class="actions">
            <button type="submit" name="answer" value="declined" class="quiet">
              <Icon name="no" />
              {say("inbox.decline")}
            </button>
          </p>
        </details>
        <TextField
          name="note"
          id={`note-${id}`}
          label={say("inbox.note")}
          value={typed?.note ?? ""}
          maxlength={1000}
        />
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
    <article class="card" id={match.id}>
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
      <Changes visit={visit} match={match} level="h4" />
      <Timeline visit={visit} match={match} now={now} />
      <LayerLink visit={visit} ideaId={idea.id} />
      {mayAnswer ? <AnswerForm visit={visit} id={match.id} typed={refused?.typed} /> : null}
    </article>
  );
}
