import { normalise } from "./normalise.ts";
import cues from "./sentence-cues.json" with { type: "json" };

/** A sentence and whether it asks for something ("nous cherchons", «نبحث عن», "we need"). */
export interface Sentence {
  readonly text: string;
  readonly seeks: boolean;
}

const seekingCues = cues.seeks.map((cue) => ` ${normalise(cue)} `);

export function sentencesOf(text: string): readonly Sentence[] {
  return text
    .split(/[.!?؟؛;\n]+/u)
    .filter((sentence) => sentence.trim() !== "")
    .map((sentence) => {
      const padded = ` ${normalise(sentence).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
      return { text: sentence, seeks: seekingCues.some((cue) => padded.includes(cue)) };
    });
}
