import { reason } from "../explain/reason-codes.ts";
import { binds, statusOf } from "../gates/binding.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import { type Measure, quantity, weightedMean } from "./measure.ts";
import type { PartResult } from "./part-result.ts";
import type { Policy } from "./policy.ts";
import { requirementFit } from "./requirement-fit.ts";

const weights = { members: 1, certificates: 1, requirements: 2.5, land: 0.7, cold: 0.7, money: 0.5 } as const;
const metFrom = 0.7;
const partlyFrom = 0.3;
/** A partner fills one role of several, so its best requirement counts above the average of all. */
const bestShare = 0.75;

function certificates(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  policy: Policy,
): readonly Measure[] {
  const asked = idea.profile.needs.certifications.filter((code) => binds(code, cooperative.profile));
  return asked.map((certification) => {
    const status = statusOf(certification, cooperative.profile);
    const weight = weights.certificates / asked.length;
    if (status === "obtained") {
      return { value: 1, weight, met: reason("certificate_held", { certification }, "capacity") };
    }
    return status === "in_progress"
      ? {
          value: policy.inProgressValue,
          weight,
          gap: reason("certificate_in_progress", { certification }, "capacity"),
        }
      : { value: 0, weight, gap: reason("certificate_missing", { certification }, "capacity") };
  });
}

function requirements(idea: PreparedIdea, cooperative: PreparedCooperative): readonly Measure[] {
  const skills = new Set(idea.profile.needs.skills ?? []);
  const fits = [...idea.needs.keys()].map((token) => requirementFit(idea, cooperative, token));
  if (fits.length === 0) {
    return [];
  }
  const best = Math.max(...fits.map((fit) => fit.value));
  const mean = fits.reduce((sum, fit) => sum + fit.value, 0) / fits.length;
  const reasons = fits.map((fit): Measure => {
    const { requirement, means, value } = fit;
    const blank = { value: 0, weight: 0 };
    if (skills.has(requirement)) {
      return value >= metFrom
        ? { ...blank, met: reason("skill_held", { skill: requirement, means }, "capacity") }
        : { ...blank, gap: reason("skill_missing", { skill: requirement }, "capacity") };
    }
    if (value >= metFrom) {
      return { ...blank, met: reason("requirement_met", { requirement, means }, "capacity") };
    }
    return value >= partlyFrom && fit.sizes !== undefined
      ? { ...blank, gap: reason("requirement_partly_met", { requirement, means, ...fit.sizes }, "capacity") }
      : { ...blank, gap: reason("requirement_unmet", { requirement }, "capacity") };
  });
  return [{ value: bestShare * best + (1 - bestShare) * mean, weight: weights.requirements }, ...reasons];
}

/** What a project of this size asks of the cooperative's own purse: a tenth of the investment. */
const purseShare = 0.1;

/** Capacity part: members, certificates that bind its role, requirements, land, cold and purse. */
export function capacityPart(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  policy: Policy,
): PartResult {
  const { needs, capexMad } = idea.profile;
  const own = cooperative.profile;
  const members = quantity(needs.minMembers, own.members.total, weights.members, [
    "members_enough",
    "members_short",
  ]);
  const money = quantity(
    own.ownContributionMad === undefined ? undefined : purseShare * capexMad,
    own.ownContributionMad ?? 0,
    weights.money,
    ["contribution_enough", "contribution_short"],
  );
  const means = [
    ...certificates(idea, cooperative, policy),
    ...requirements(idea, cooperative),
    ...quantity(own.landHa === undefined ? undefined : needs.landHa, own.landHa ?? 0, weights.land, [
      "land_enough",
      "land_short",
    ]),
    ...quantity(
      own.coldStorageM3 === undefined ? undefined : needs.coldStorageM3,
      own.coldStorageM3 ?? 0,
      weights.cold,
      ["cold_storage_enough", "cold_storage_short"],
    ),
  ];
  const all = [...members, ...means, ...money];
  const gaps = all.flatMap((row) => (row.gap === undefined ? [] : [row.gap]));
  return {
    forIdea: weightedMean([...members, ...means]),
    forCooperative: weightedMean([...members, ...money, ...means]),
    reasonsFor: all.flatMap((row) => (row.met === undefined ? [] : [row.met])),
    reasonsAgainst: gaps.filter((row) => row.code === "members_short" || row.code === "certificate_missing"),
    missing: gaps,
  };
}
