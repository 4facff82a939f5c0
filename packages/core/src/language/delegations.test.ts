import { describe, expect, test } from "vitest";
import { delegationOfCooperative, delegationsOfIdea, provincesOfDelegations } from "./delegations.ts";
import { DelegationCode } from "./place-and-trade-codes.ts";

describe("delegations", () => {
  test("a cooperative is answered for by the one delegation of its province", () => {
    expect(delegationOfCooperative({ province: "MA-CHE" })).toBe("TANGER");
  });

  test("an idea of the whole country touches all of them, one of a province touches one", () => {
    expect(delegationsOfIdea({ scope: ["NATIONAL"] })).toEqual(DelegationCode.options);
    expect(delegationsOfIdea({ scope: ["MA-CHE"] })).toEqual(["TANGER"]);
  });

  test("an idea of a region touches every delegation with a province there, each once", () => {
    const touched = delegationsOfIdea({ scope: ["MA-01", "MA-CHE"] });
    expect(touched).toContain("TANGER");
    expect(new Set(touched).size).toBe(touched.length);
  });

  test("delegations share no province, and together have all", () => {
    const all = DelegationCode.options.flatMap((code) => provincesOfDelegations([code]) ?? []);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(provincesOfDelegations(DelegationCode.options)?.length);
    expect(provincesOfDelegations(undefined)).toBeUndefined();
  });
});
