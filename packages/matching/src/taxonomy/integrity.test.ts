import { expect, test } from "vitest";
import { certifications } from "./certifications.ts";
import {
  branchCodes,
  certificationCodes,
  delegationCodes,
  fundingWindowCodes,
  provinceCodes,
  regionCodes,
  scopeCodes,
  sectorCodes,
} from "./codes.ts";
import { fundingWindows } from "./funding-windows.ts";
import {
  delegationOf,
  delegations,
  isKnownPlace,
  neighboursOf,
  provinces,
  provincesOf,
  regionOf,
  regions,
} from "./places.ts";
import { protectedProducts } from "./protected-products.ts";
import { affinity, affinityPairs, sectors } from "./sectors.ts";

test("the code lists and the data name the same rows", () => {
  expect(regions.map((row) => row.code)).toEqual(regionCodes);
  expect(provinces.map((row) => row.code)).toEqual(provinceCodes);
  expect(delegations.map((row) => row.code)).toEqual(delegationCodes);
  expect(sectors.map((row) => row.code)).toEqual(sectorCodes);
  expect(sectors.flatMap((row) => row.branches.map((branch) => branch.code))).toEqual(branchCodes);
  expect(certifications.map((row) => row.code)).toEqual(certificationCodes);
  expect(fundingWindows.map((row) => row.code)).toEqual(fundingWindowCodes);
  expect([regionCodes.length, provinceCodes.length, sectorCodes.length, certificationCodes.length]).toEqual([
    12, 75, 23, 33,
  ]);
});

test("every province lies in one region and one delegation", () => {
  expect(regions.flatMap((row) => provincesOf(row.code)).sort()).toEqual([...provinceCodes].sort());
  expect(delegations.flatMap((row) => row.provinces).sort()).toEqual([...provinceCodes].sort());
  for (const row of delegations) {
    expect(row.provinces.map(delegationOf)).toEqual(row.provinces.map(() => row.code));
    expect(row.provinces).toContain(row.seat);
  }
  expect(regionOf("MA-CHE")).toBe("MA-01");
});

test("neighbouring regions name each other and never themselves", () => {
  for (const code of regionCodes) {
    expect(neighboursOf(code)).not.toContain(code);
    for (const neighbour of neighboursOf(code)) {
      expect(neighboursOf(neighbour)).toContain(code);
    }
  }
});

test("affinities lie in (0, 1), are stated once and read the same both ways", () => {
  const stated = affinityPairs.map((pair) => [pair.between, pair.and].sort().join(" "));
  expect(new Set(stated).size).toBe(stated.length);
  for (const pair of affinityPairs) {
    expect(pair.value).toBeGreaterThan(0);
    expect(pair.value).toBeLessThanOrEqual(1);
    expect(sectorCodes).toContain(pair.between);
    expect(sectorCodes).toContain(pair.and);
    expect(affinity(pair.between, pair.and)).toBe(affinity(pair.and, pair.between));
  }
  expect(sectorCodes.map((code) => affinity(code, code))).toEqual(sectorCodes.map(() => 1));
});

test("every name is there in Arabic, French and English", () => {
  const names = [
    ...regions,
    ...provinces,
    ...delegations,
    ...sectors,
    ...sectors.flatMap((row) => row.branches),
    ...certifications,
  ].flatMap((row) => [row.name.ar, row.name.fr, row.name.en]);
  expect(names.filter((name) => name.trim() === "")).toEqual([]);
});

test("every reference to a code names a known one", () => {
  const sectorSet = new Set<string>(sectorCodes);
  const scopeSet = new Set<string>(scopeCodes);
  const certificationSet = new Set<string>(certificationCodes);
  const named = [
    ...certifications.flatMap((row) => row.sectors),
    ...protectedProducts.flatMap((row) => row.sectors),
  ];
  expect(named.filter((code) => !sectorSet.has(code))).toEqual([]);
  expect(sectors.flatMap((row) => row.certifications).filter((code) => !certificationSet.has(code))).toEqual(
    [],
  );
  const places = [
    ...protectedProducts.flatMap((row) => row.area),
    ...fundingWindows.flatMap((row) => row.regions),
  ];
  expect(places.filter((code) => !scopeSet.has(code) || !isKnownPlace(code))).toEqual([]);
  expect(["MA-99", "MA", ""].some(isKnownPlace)).toBe(false);
});
