import type { RosterEntry } from "../snapshots/roster.ts";
import type { BankSummary } from "./bank-summary.ts";

function tally(codes: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const active = (entries: Iterable<RosterEntry>) => [...entries].filter(({ isActive }) => isActive);
const regions = (entries: readonly RosterEntry[]) => tally(entries.flatMap((entry) => entry.regions));
const sectors = (entries: readonly RosterEntry[]) => tally(entries.flatMap(({ sector }) => sector ?? []));

/** Counts the active by region and by primary sector; an idea counts in every region of its scope. */
export function countBank(
  cooperatives: Iterable<RosterEntry>,
  ideas: Iterable<RosterEntry>,
  at: string,
): BankSummary {
  const activeCooperatives = active(cooperatives);
  const activeIdeas = active(ideas);
  return {
    cooperatives: activeCooperatives.length,
    ideas: activeIdeas.length,
    cooperativesByRegion: regions(activeCooperatives),
    ideasByRegion: regions(activeIdeas),
    cooperativesBySector: sectors(activeCooperatives),
    ideasBySector: sectors(activeIdeas),
    at,
  };
}
