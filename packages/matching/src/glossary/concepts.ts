import type { BranchCode, SectorCode } from "../taxonomy/codes.ts";
import conceptRows from "./concepts.json" with { type: "json" };

/** A thing the trades speak of, with its everyday words in four languages. */
export interface Concept {
  readonly id: string;
  readonly ar: readonly string[];
  readonly fr: readonly string[];
  readonly en: readonly string[];
  readonly darija: readonly string[];
  /** Sectors and branches whose trade this is. */
  readonly trades: readonly (SectorCode | BranchCode)[];
  readonly broader: readonly string[];
  readonly near: readonly string[];
  /** Said of every trade, so it tells little of any. */
  readonly generic?: boolean;
}

export const concepts = conceptRows as readonly Concept[];

const conceptById = new Map<string, Concept>(concepts.map((row) => [row.id, row]));

export function findConcept(id: string): Concept | undefined {
  return conceptById.get(id);
}
