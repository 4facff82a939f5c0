import fc from "fast-check";
import { expect, it } from "vitest";
import { hasValidIceCheckDigits, isBranchOf, warnAboutCooperative } from "./warnings.ts";

const quiet = { members: { total: 24, women: 15, youth: 6 }, branches: [], sectors: ["AGR"] } as const;
const profile = (overrides: Partial<Parameters<typeof warnAboutCooperative>[0]> = {}) => ({
  ...{ members: quiet.members, sectors: [...quiet.sectors], branches: [] },
  ...overrides,
});

it("an identifier of a company is sound when 97 divides it", () => {
  // 97 × 1570103103103
  expect(97n * 1_570_103_103_103n).toBe(152_300_001_000_991n);
  expect(hasValidIceCheckDigits("152300001000991")).toBe(true);
  expect(hasValidIceCheckDigits("152300001000992")).toBe(false);
  expect(hasValidIceCheckDigits("000000000000097")).toBe(true);
});

it("the last two digits of a sound identifier are determined: every other ending is not sound", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 9_999_999_999_999n }), (body) => {
      const sound = Array.from({ length: 97 }, (_, end) => body * 100n + BigInt(end)).filter((number) =>
        hasValidIceCheckDigits(String(number).padStart(15, "0")),
      );
      expect(sound).toHaveLength(1);
    }),
  );
});

it("warnings point at the field and block nothing", () => {
  expect(warnAboutCooperative(profile())).toEqual([]);
  expect(warnAboutCooperative(profile({ ice: "152300001000991" }))).toEqual([]);
  expect(warnAboutCooperative(profile({ ice: "152300001000992" }))).toEqual([
    { path: "ice", code: "ice_check_digits" },
  ]);
  const many = { total: 1001, women: 0, youth: 0 };
  expect(warnAboutCooperative(profile({ members: many }))).toEqual([
    { path: "members.total", code: "many_members" },
  ]);
  expect(warnAboutCooperative(profile({ members: { ...many, total: 1000 } }))).toEqual([]);
});

it("a branch outside the named sectors is worth a look", () => {
  expect(isBranchOf("AGR.LAIT", ["ALI", "AGR"])).toBe(true);
  expect(isBranchOf("AGR.LAIT", ["ALI"])).toBe(false);
  expect(warnAboutCooperative(profile({ sectors: ["ALI"], branches: ["AGR.LAIT"] }))).toEqual([
    { path: "branches.0", code: "branch_outside_sectors" },
  ]);
});
