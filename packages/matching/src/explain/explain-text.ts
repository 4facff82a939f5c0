import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import type { Entry } from "./ledger.ts";
import { apportion } from "./ledger.ts";
import { phraseMeetings } from "./phrase-meetings.ts";
import { reason } from "./reason-codes.ts";

const mostPhrases = 3;
const farBelow = 0.15;

/** The phrases that met, each with its share; words alone where no phrase did. */
export function explainText(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  earned: number,
  lost: number,
): readonly Entry[] {
  const meetings = phraseMeetings(idea.text, cooperative.text);
  const shares = apportion(
    earned,
    meetings.map((meeting) => meeting.value),
  );
  const met = meetings.slice(0, mostPhrases).map((meeting, at): Entry => {
    const args = { ideaPhrase: meeting.idea, cooperativePhrase: meeting.cooperative };
    return { list: "for", reason: reason("text_meets", args, "text"), amount: shares[at] ?? 0 };
  });
  const isFar = earned < farBelow * (earned + lost);
  const words: readonly Entry[] =
    met.length === 0 && earned > 0
      ? [{ list: "for", reason: reason("words_shared", {}, "text"), amount: earned }]
      : [];
  const far: readonly Entry[] = isFar
    ? [{ list: "against", reason: reason("text_far", {}, "text"), amount: lost }]
    : [];
  return [...met, ...words, ...far];
}
