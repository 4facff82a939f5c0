import { formatDate, formatNumber } from "@tawafuq/core/language/format";
import type { Match } from "@tawafuq/core/matches/match";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import { Bar, Written } from "./layout.tsx";
import { outOf100 } from "./match-words.tsx";
import type { Visit } from "./visit.ts";

const dayMs = 24 * 3600 * 1000;

/** Whole days between two instants, never below zero. */
function daysBetween(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / dayMs));
}

/** Both names of a match. */
export function PairName({ visit, match }: { visit: Visit; match: Match }) {
  return (
    <>
      <Written visit={visit} text={match.ideaTitle} /> ↔{" "}
      <Written visit={visit} text={match.cooperativeName} />
    </>
  );
}

/** The score of a match with its bar. */
export function ScoreLine({ visit, match }: { visit: Visit; match: Match }) {
  return (
    <div class="parts score">
      <span>{visit.say("queue.score")}</span>
      <Bar share={match.score} />
      <span class="number">{visit.say("queue.outOf100", { score: outOf100(visit, match.score) })}</span>
    </div>
  );
}

/** Trade and place of a match in one line. */
export function TradeAndPlace({ visit, match }: { visit: Visit; match: Match }) {
  return (
    <p class="soft small">
      {sectorName(visit.language, match.sector)} · {placeName(visit.language, match.province)}
    </p>
  );
}

/** How long a match has been in its state, and with whom it is. */
export function AgeAndAssignee({ visit, match, now }: { visit: Visit; match: Match; now: Date }) {
  const { say, language, actor } = visit;
  const count = daysBetween(match.since, now);
  const { assignedTo } = match;
  return (
    <p class="soft small">
      {say("queue.since", { date: formatDate(language, match.since) })} (
      {say("queue.days", { count, amount: formatNumber(language, count) })}) ·{" "}
      {assignedTo === undefined ? (
        say("queue.unassigned")
      ) : actor.kind === "officer" && actor.id === assignedTo ? (
        say("queue.assignedMe")
      ) : (
        <bdi>{say("queue.assignedTo", { who: assignedTo })}</bdi>
      )}
    </p>
  );
}

/** Takes a match, unless a tie stands in the way, or gives it back; for officers, inside or outside another form. */
export function AssignButton(props: { visit: Visit; match: Match; isBlocked: boolean }) {
  const { visit, match, isBlocked } = props;
  const { say, actor } = visit;
  if (actor.kind !== "officer") return null;
  const isMine = match.assignedTo === actor.id;
  if (isBlocked && !isMine) return null;
  return (
    <button
      type="submit"
      class="quiet"
      formaction={`/matches/${match.id}/assign`}
      name={isMine ? "release" : "take"}
      value={String(match.version)}
    >
      {isMine ? say("queue.unassign") : say("queue.assignMe")}
    </button>
  );
}
