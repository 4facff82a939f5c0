import { type Reason, reason } from "../explain/reason-codes.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import { conceptOverlap } from "../text/concept-overlap.ts";
import type { TextStatistics } from "../text/statistics.ts";
import { wordOverlap } from "../text/word-overlap.ts";
import type { PartResult } from "./part-result.ts";

/** An idea names several roles, so meeting a good part of it is already a full fit. */
const ideaSlope = 3.2;
const cooperativeSlope = 2.4;
const wordShare = 0.25;
const farBelow = 0.15;
const mostPhrases = 3;

function saturate(share: number, slope: number): number {
  return (1 - Math.exp(-slope * share)) / (1 - Math.exp(-slope));
}

/** Concepts carry the meaning across languages; shared words add what the glossary does not know. */
function blend(concepts: number, words: number): number {
  return 1 - (1 - concepts) * (1 - wordShare * words);
}

/** Text part: how much of each side's text the other meets, by concepts and by words. */
export function textPart(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  statistics: TextStatistics,
): PartResult {
  const ofIdea = conceptOverlap(idea.text, cooperative.text);
  const ofCooperative = conceptOverlap(cooperative.text, idea.text);
  const forIdea = blend(
    saturate(ofIdea.share, ideaSlope),
    wordOverlap(idea.text, cooperative.text, statistics),
  );
  const forCooperative = blend(
    saturate(ofCooperative.share, cooperativeSlope),
    wordOverlap(cooperative.text, idea.text, statistics),
  );
  const reasonsFor: readonly Reason[] = ofIdea.meetings
    .slice(0, mostPhrases)
    .map((met) =>
      reason("text_meets", { ideaPhrase: met.own, cooperativePhrase: met.other }, "text", met.value),
    );
  const far = Math.sqrt(forIdea * forCooperative) < farBelow;
  return {
    forIdea,
    forCooperative,
    reasonsFor,
    reasonsAgainst: far ? [reason("text_far", {}, "text")] : [],
    missing: [],
  };
}
