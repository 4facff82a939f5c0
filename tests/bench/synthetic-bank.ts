import { concepts } from "@tawafuq/matching/glossary/concepts";
import type { CooperativeProfile } from "@tawafuq/matching/profile/cooperative-profile";
import { exampleCooperative, exampleIdea } from "@tawafuq/matching/profile/example-profiles";
import type { IdeaProfile } from "@tawafuq/matching/profile/idea-profile";
import { provinceCodes, regionCodes, sectorCodes } from "@tawafuq/matching/taxonomy/codes";

const languages = ["ar", "fr", "en"] as const;
const termsPerProfile = 14;

/** Whole numbers below a bound, the same sequence for the same seed (a linear congruential generator). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function pick<T>(rows: readonly T[], next: (below: number) => number): T {
  const row = rows[next(rows.length)];
  if (row === undefined) {
    throw new RangeError("Nothing to pick from");
  }
  return row;
}

function words(language: (typeof languages)[number], next: (below: number) => number): string {
  return Array.from({ length: termsPerProfile }, () => pick(pick(concepts, next)[language], next)).join(", ");
}

/** Cooperatives drawn from the glossary in three languages, the same for the same count. */
export function syntheticCooperatives(count: number): readonly CooperativeProfile[] {
  const next = sequence(11);
  return Array.from({ length: count }, (_, at) => {
    const language = pick(languages, next);
    return exampleCooperative({
      id: `C${at}`,
      name: { [language]: `${language} ${at}` },
      description: { [language]: words(language, next) },
      province: pick(provinceCodes, next),
      sectors: [pick(sectorCodes, next)],
      branches: [],
      production: [],
      equipment: [],
      reach: "national",
    });
  });
}

export function syntheticIdeas(count: number): readonly IdeaProfile[] {
  const next = sequence(23);
  return Array.from({ length: count }, (_, at) => {
    const language = pick(languages, next);
    return exampleIdea({
      id: `P${at}`,
      title: { [language]: words(language, next).slice(0, 60) },
      description: { [language]: words(language, next) },
      sectors: [pick(sectorCodes, next)],
      branches: [],
      scope: [pick(regionCodes, next)],
    });
  });
}
