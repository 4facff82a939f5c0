import { closeness } from "../glossary/closeness.ts";
import { conceptAt } from "../glossary/glossary.ts";
import { specificity } from "../glossary/specificity.ts";
import type { AnalysedText } from "../text/analysed-text.ts";

/** Two phrases that met and how much of the idea's text they account for, in the units of the text part. */
interface PhraseMeeting {
  readonly idea: string;
  readonly cooperative: string;
  readonly value: number;
}

const fewest = 2000;

/** The phrases of both texts that met, best first; a generic word is no meeting. */
export function phraseMeetings(idea: AnalysedText, cooperative: AnalysedText): readonly PhraseMeeting[] {
  const meetings: PhraseMeeting[] = [];
  for (const [number, mention] of idea.mentions) {
    let value = 0;
    let phrase = "";
    for (const [other, theirs] of cooperative.mentions) {
      const met = closeness(number, other) * Math.min(100, theirs.weight);
      if (met > value) {
        value = met;
        phrase = theirs.phrase;
      }
    }
    if (value >= fewest && !conceptAt(number).generic) {
      meetings.push({
        idea: mention.phrase,
        cooperative: phrase,
        value: value * mention.weight * specificity(number),
      });
    }
  }
  const seen = new Set<string>();
  return meetings
    .sort((a, b) => b.value - a.value || (a.idea < b.idea ? -1 : 1))
    .filter(({ idea: own, cooperative: other }) => {
      const isNew = !seen.has(own) && !seen.has(`= ${other}`);
      seen.add(own).add(`= ${other}`);
      return isNew;
    });
}
