import { type BranchCode, type CertificationCode, type SectorCode, sectorCodes } from "./codes.ts";
import type { ReferenceName } from "./places.ts";
import affinityRows from "./sector-affinities.json" with { type: "json" };
import sectorRows from "./sectors.json" with { type: "json" };

export type { BranchCode, SectorCode } from "./codes.ts";
export { branchCodes, sectorCodes } from "./codes.ts";

interface Branch {
  readonly code: BranchCode;
  readonly name: ReferenceName;
}

interface SectorKeywords {
  readonly ar: readonly string[];
  readonly fr: readonly string[];
  readonly en: readonly string[];
  readonly darija: readonly string[];
  readonly amazigh_latin: readonly string[];
}

export interface Sector {
  readonly code: SectorCode;
  readonly name: ReferenceName;
  readonly keywords: SectorKeywords;
  readonly activities: readonly string[];
  readonly products: readonly string[];
  readonly certifications: readonly CertificationCode[];
  readonly branches: readonly Branch[];
}

export const sectors = sectorRows as readonly Sector[];

/** Closeness of two related sectors in (0, 1), stated once per pair; judged by hand, for an officer to review. */
export interface SectorAffinity {
  readonly between: SectorCode;
  readonly and: SectorCode;
  readonly value: number;
}

export const affinityPairs = affinityRows as readonly SectorAffinity[];

const affinityByPair = new Map<string, number>();
for (const pair of affinityPairs) {
  affinityByPair.set(`${pair.between} ${pair.and}`, pair.value);
  affinityByPair.set(`${pair.and} ${pair.between}`, pair.value);
}

/** The sector a branch belongs to: the part before the dot. */
export function sectorOfBranch(code: BranchCode): SectorCode {
  const prefix = code.slice(0, code.indexOf("."));
  const found = sectorCodes.find((candidate) => candidate === prefix);
  if (found === undefined) {
    throw new RangeError(`Branch ${code} names no sector`);
  }
  return found;
}

/** Closeness of two sectors: 1 when equal, 0 when unrelated, symmetric. */
export function affinity(a: SectorCode, b: SectorCode): number {
  return a === b ? 1 : (affinityByPair.get(`${a} ${b}`) ?? 0);
}
