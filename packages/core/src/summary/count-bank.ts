import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import { regionOfCooperative, regionsOfIdea } from "../language/regions.ts";
import type { BankSummary } from "./bank-summary.ts";

function tally(codes: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Counts by region and by primary sector; an idea counts in every region of its scope. */
export function countBank(
  cooperatives: readonly Cooperative[],
  ideas: readonly Idea[],
  at: string,
): BankSummary {
  return {
    cooperatives: cooperatives.length,
    ideas: ideas.length,
    cooperativesByRegion: tally(cooperatives.map(regionOfCooperative)),
    ideasByRegion: tally(ideas.flatMap(regionsOfIdea)),
    cooperativesBySector: tally(cooperatives.flatMap(({ sectors }) => sectors.slice(0, 1))),
    ideasBySector: tally(ideas.flatMap(({ sectors }) => sectors.slice(0, 1))),
    at,
  };
}
