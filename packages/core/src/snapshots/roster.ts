import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import { regionOfCooperative, regionsOfIdea } from "../language/regions.ts";

/** What a worker remembers of every profile beside the numbers of its index. */
export interface RosterEntry {
  readonly version: number;
  readonly isActive: boolean;
  /** One for a cooperative; every region of its scope for an idea. */
  readonly regions: readonly string[];
  /** The primary one. */
  readonly sector: string | undefined;
}

export function cooperativeEntry(cooperative: Cooperative): RosterEntry {
  return {
    version: cooperative.version,
    isActive: cooperative.availability === "active",
    regions: [regionOfCooperative(cooperative)],
    sector: cooperative.sectors[0],
  };
}

export function ideaEntry(idea: Pick<Idea, "version" | "availability" | "scope" | "sectors">): RosterEntry {
  return {
    version: idea.version,
    isActive: idea.availability === "active",
    regions: regionsOfIdea(idea),
    sector: idea.sectors[0],
  };
}
