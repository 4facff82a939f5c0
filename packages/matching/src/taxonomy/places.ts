import {
  type DelegationCode,
  type ProvinceCode,
  type RegionCode,
  regionCodes,
  type ScopeCode,
} from "./codes.ts";
import delegationRows from "./delegations.json" with { type: "json" };
import provinceRows from "./provinces.json" with { type: "json" };
import regionRows from "./regions.json" with { type: "json" };

export type { DelegationCode, ProvinceCode, RegionCode, ScopeCode } from "./codes.ts";
export { delegationCodes, provinceCodes, regionCodes, scopeCodes } from "./codes.ts";

/** A name in the three languages every reference row carries. */
export interface ReferenceName {
  readonly ar: string;
  readonly fr: string;
  readonly en: string;
}

export interface Region {
  readonly code: RegionCode;
  readonly name: ReferenceName;
  readonly seat: ReferenceName;
  readonly lat: number;
  readonly lon: number;
  readonly coastal: boolean;
  readonly neighbours: readonly RegionCode[];
  readonly aliases: readonly string[];
  readonly population2024: number;
}

export interface Province {
  readonly code: ProvinceCode;
  readonly region: RegionCode;
  readonly type: string;
  readonly name: ReferenceName;
  readonly lat: number;
  readonly lon: number;
  readonly aliases: readonly string[];
  readonly delegation: DelegationCode;
}

/** ODCO's regional office; delegations straddle regions, a province belongs to exactly one. */
export interface Delegation {
  readonly code: DelegationCode;
  readonly name: ReferenceName;
  readonly seat: ProvinceCode;
  readonly provinces: readonly ProvinceCode[];
}

export const regions = regionRows as readonly Region[];
export const provinces = provinceRows as readonly Province[];
export const delegations = delegationRows as readonly Delegation[];

const regionByCode = new Map<string, Region>(regions.map((region) => [region.code, region]));
const provinceByCode = new Map<string, Province>(provinces.map((province) => [province.code, province]));

function known<T>(row: T | undefined, code: string): T {
  if (row === undefined) {
    throw new RangeError(`Unknown place ${code}`);
  }
  return row;
}

/** Throws RangeError on an unknown code. */
function region(code: RegionCode): Region {
  return known(regionByCode.get(code), code);
}

/** Throws RangeError on an unknown code. */
function province(code: ProvinceCode): Province {
  return known(provinceByCode.get(code), code);
}

export function regionOf(code: ProvinceCode): RegionCode {
  return province(code).region;
}

export function delegationOf(code: ProvinceCode): DelegationCode {
  return province(code).delegation;
}

export function provincesOf(code: RegionCode): readonly ProvinceCode[] {
  return provinces.filter((row) => row.region === code).map((row) => row.code);
}

export function neighboursOf(code: RegionCode): readonly RegionCode[] {
  return region(code).neighbours;
}

export function isRegion(code: string): code is RegionCode {
  return regionByCode.has(code);
}

export function isProvince(code: string): code is ProvinceCode {
  return provinceByCode.has(code);
}

/** True for a region, a province or "NATIONAL". */
export function isKnownPlace(code: string): code is ScopeCode {
  return code === "NATIONAL" || isRegion(code) || isProvince(code);
}

/** Display name of a region or province; "NATIONAL" is the whole country. */
export function placeName(code: ScopeCode): ReferenceName {
  if (code === "NATIONAL") {
    return { ar: "المغرب كله", fr: "Tout le Maroc", en: "All of Morocco" };
  }
  return isRegion(code) ? region(code).name : province(code).name;
}

/** Every region a scope touches. */
export function regionsOfScope(scope: readonly ScopeCode[]): readonly RegionCode[] {
  if (scope.includes("NATIONAL")) {
    return regionCodes;
  }
  const touched = new Set<RegionCode>();
  for (const code of scope) {
    if (isRegion(code)) {
      touched.add(code);
    } else if (isProvince(code)) {
      touched.add(regionOf(code));
    }
  }
  return [...touched];
}
