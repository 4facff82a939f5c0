import { closeTo } from "../glossary/closeness.ts";
import { specificity } from "../glossary/specificity.ts";
import type { AnalysedText } from "./analyse.ts";

/** Two phrases that met and how much they tell. */
interface PhraseMeeting {
  readonly own: string;
  readonly other: string;
  readonly value: number;
}

export interface ConceptOverlap {
  /** Share of the own text's concepts the other text meets, 0..1. */
  readonly share: number;
  /** The sum of what met: grows with every further concept. */
  readonly amount: number;
  readonly meetings: readonly PhraseMeeting[];
}

const fewest = 0.1;

/** How much of one text's concepts another text meets; a concept mentioned in passing meets by its weight. */
export function conceptOverlap(own: AnalysedText, other: AnalysedText): ConceptOverlap {
  let met = 0;
  let total = 0;
  const meetings: PhraseMeeting[] = [];
  for (const [id, mention] of own.concepts) {
    const weight = mention.weight * specificity(id);
    total += weight;
    let best = 0;
    let phrase = "";
    for (const [close, value] of closeTo(id)) {
      const theirs = other.concepts.get(close);
      if (theirs !== undefined) {
        const meeting = value * Math.min(1, theirs.weight);
        if (meeting > best) {
          best = meeting;
          phrase = theirs.phrase;
        }
      }
    }
    met += weight * best;
    if (weight * best > fewest) {
      meetings.push({ own: mention.phrase, other: phrase, value: weight * best });
    }
  }
  meetings.sort((a, b) => b.value - a.value || (a.own < b.own ? -1 : 1));
  return { share: total === 0 ? 0 : met / total, amount: met, meetings };
}
