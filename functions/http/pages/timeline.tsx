import { formatDate } from "@tawafuq/core/language/format";
import { isExpired } from "@tawafuq/core/matches/lifecycle";
import type { Match } from "@tawafuq/core/matches/match";
import type { Visit } from "./visit.ts";

type Moment = "past" | "now" | "next";

interface Line {
  readonly moment: Moment;
  readonly text: string;
}

/** What has happened to a proposal, what is to do now, and what comes next, for one of its sides. */
function linesOf(visit: Visit, match: Match, now: string): readonly Line[] {
  const { say, language, actor } = visit;
  const ownSide = actor.kind === "holder" ? "idea" : "cooperative";
  const own = match.answers[ownSide];
  const other = match.answers[ownSide === "idea" ? "cooperative" : "idea"];
  const isOpen = match.state === "proposed" && !isExpired(match, now);
  const hasAnswered = own !== undefined && own.answer !== "later";
  const by = match.answerBy === undefined ? "" : formatDate(language, match.answerBy);
  return [
    {
      moment: "past",
      text: say("timeline.proposed", { date: formatDate(language, match.proposedAt ?? match.createdAt) }),
    },
    hasAnswered
      ? { moment: "past", text: say("timeline.answered", { date: formatDate(language, own.at) }) }
      : { moment: isOpen ? "now" : "next", text: say("timeline.yourTurn", { date: by }) },
    other?.answer === "interested"
      ? { moment: "past", text: say("timeline.otherInterested", { date: formatDate(language, other.at) }) }
      : { moment: hasAnswered ? "now" : "next", text: say("timeline.otherTurn", { date: by }) },
    { moment: "next", text: say("timeline.introduction") },
  ];
}

/** "What happens next", so that nobody has to ask. */
export function Timeline({ visit, match, now }: { visit: Visit; match: Match; now: string }) {
  return (
    <>
      <h4>{visit.say("timeline.title")}</h4>
      <ol class="timeline">
        {linesOf(visit, match, now).map(({ moment, text }) => (
          <li class={moment} aria-current={moment === "now" ? "step" : undefined}>
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}
