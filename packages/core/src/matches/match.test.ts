import { publicBenefit } from "@tawafuq/matching/score/public-benefit";
import { expect, it } from "vitest";
import { defaultPolicy, Policy } from "../policies/policy.ts";
import { aMatch } from "./example-match.ts";
import { Match } from "./match.ts";

it("a match can be stored under every policy that can be set, however large its bonus", () => {
  const policy = Policy.parse({ ...defaultPolicy, benefits: { women: 1, youth: 1, rural: 1 } });
  const cooperative = { members: { total: 10, women: 10, youth: 10 }, setting: "rural" };
  const benefit = publicBenefit(cooperative as Parameters<typeof publicBenefit>[0], policy);
  expect(benefit.bonus).toBe(3);
  expect(Match.parse(aMatch({ publicBenefit: benefit })).publicBenefit.bonus).toBe(3);
});
