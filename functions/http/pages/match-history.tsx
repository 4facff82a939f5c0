import { formatDate, formatInstant } from "@tawafuq/core/language/format";
import { decisionReasons, declineReasons, type HistoryEntry, type Match } from "@tawafuq/core/matches/match";
import { renderAnswer } from "@tawafuq/core/texts/translate";
import { actorWords } from "./actor-words.ts";
import type { Visit } from "./visit.ts";

function reasonWords(visit: Visit, reason: string): string {
  const decision = decisionReasons.find((code) => code === reason);
  if (decision !== undefined) return visit.say(`decisionReasons.${decision}`);
  const decline = declineReasons.find((code) => code === reason);
  return decline === undefined ? reason : visit.say(`declineReasons.${decline}`);
}

/** What people added in their own words. */
function Note({ note }: { note: string | undefined }) {
  return note === undefined ? null : (
    <>
      {" "}
      – <bdi>{note}</bdi>
    </>
  );
}

function AnswerOf({ visit, match, side }: { visit: Visit; match: Match; side: "idea" | "cooperative" }) {
  const given = match.answers[side];
  return (
    <>
      <dt>{visit.say(side === "idea" ? "match.holderSide" : "match.cooperativeSide")}</dt>
      <dd>
        {given === undefined
          ? visit.say("match.noAnswer")
          : `${renderAnswer(visit.language, given.answer)} (${formatDate(visit.language, given.at)})`}
        {given?.reason === undefined ? null : ` – ${reasonWords(visit, given.reason)}`}
        <Note note={given?.note} />
      </dd>
    </>
  );
}

/** What both sides answered. */
export function Answers({ visit, match }: { visit: Visit; match: Match }) {
  return (
    <section>
      <h2>{visit.say("match.answers")}</h2>
      <dl>
        <AnswerOf visit={visit} match={match} side="idea" />
        <AnswerOf visit={visit} match={match} side="cooperative" />
      </dl>
    </section>
  );
}

interface HistoryProps {
  readonly visit: Visit;
  readonly entries: readonly HistoryEntry[];
  /** What agents are called, by mandate. */
  readonly agents: ReadonlyMap<string, string>;
}

/** Who did what, when and why, oldest first. */
export function History({ visit, entries, agents }: HistoryProps) {
  const { say, language } = visit;
  return (
    <section>
      <h2>{say("match.history")}</h2>
      {entries.length === 0 ? <p>{say("match.noHistory")}</p> : null}
      <ol class="timeline">
        {entries.map((entry) => (
          <li class="past">
            <strong>{say(`history.${entry.event}`)}</strong> – {formatInstant(language, entry.at)} –{" "}
            <bdi>{actorWords(visit, entry.by, agents)}</bdi>
            {entry.reason === undefined ? null : ` – ${reasonWords(visit, entry.reason)}`}
            <Note note={entry.note} />
          </li>
        ))}
      </ol>
    </section>
  );
}
