import { binds, statusOf } from "../gates/binding.ts";
import { closeness } from "../glossary/closeness.ts";
import type { PreparedCooperative, PreparedIdea, PreparedNeed } from "../profile/prepare.ts";
import {
  type CapacitySlot,
  type CapacityValues,
  capacitySlots,
  capacityWeights,
  purseShare,
} from "../score/capacity-values.ts";
import { tokenWords } from "../text/token-words.ts";
import { apportion, type Entry } from "./ledger.ts";
import { type Reason, reason } from "./reason-codes.ts";

const metFrom = 0.7;
const partlyFrom = 0.3;

interface Shares {
  readonly earned: number;
  readonly lost: number;
}

/** What a demand weighs in the part: the middle of both sides; the purse is the cooperative's concern alone. */
function slotWeight(values: CapacityValues, slot: CapacitySlot): number {
  const made = capacitySlots.filter((name) => values[name] !== undefined);
  const total = (slots: readonly CapacitySlot[]) =>
    slots.reduce((sum, name) => sum + capacityWeights[name], 0);
  const forIdea =
    slot === "money" ? 0 : capacityWeights[slot] / total(made.filter((name) => name !== "money"));
  return (forIdea + capacityWeights[slot] / total(made)) / 2;
}

/** What each demand earns and loses of the part's own account. */
function slotShares(values: CapacityValues, account: Shares): ReadonlyMap<CapacitySlot, Shares> {
  const made = capacitySlots.filter((slot) => values[slot] !== undefined);
  const met = made.map((slot) => slotWeight(values, slot) * (values[slot] ?? 0));
  const unmet = made.map((slot) => slotWeight(values, slot) * (1 - (values[slot] ?? 0)));
  const earned = apportion(account.earned, met);
  const lost = apportion(account.lost, unmet);
  return new Map(made.map((slot, at) => [slot, { earned: earned[at] ?? 0, lost: lost[at] ?? 0 }]));
}

function short(needed: number, has: number): { needed: number; has: number; short: number } {
  return { needed, has, short: Math.round((needed - has) * 100) / 100 };
}

function quantityEntry(shares: Shares | undefined, met: Reason, gap: Reason): readonly Entry[] {
  if (shares === undefined || shares.earned + shares.lost === 0) {
    return [];
  }
  return shares.lost < 1e-12
    ? [{ list: "for", reason: met, amount: shares.earned }]
    : [{ list: "missing", reason: gap, amount: shares.lost }];
}

/** The cooperative's words that meet a need. */
function meansFor(need: PreparedNeed, cooperative: PreparedCooperative): string {
  let best = 0;
  let means = "";
  for (const number of need.text.mentions.keys()) {
    for (const [other, mention] of cooperative.text.mentions) {
      const value = closeness(number, other) * Math.min(100, mention.weight);
      if (value > best) {
        best = value;
        means = mention.phrase;
      }
    }
  }
  return means === "" ? tokenWords(need.token).words : means;
}

const sameThing = 45;

/** How much the cooperative states of what a need asks, in the need's own unit; undefined where sizes do not compare. */
function sizesOf(need: PreparedNeed, cooperative: PreparedCooperative) {
  const written = tokenWords(need.token).size;
  const amounts = cooperative.means.flatMap(({ concept, size }) => {
    const isAlike =
      concept !== undefined &&
      size.dimension === need.size?.dimension &&
      [...need.text.mentions.keys()].some((wanted) => closeness(wanted, concept) >= sameThing);
    return isAlike ? [size.amount] : [];
  });
  if (written === undefined || need.size === undefined || amounts.length === 0) {
    return undefined;
  }
  const share = Math.max(...amounts) / need.size.amount;
  return { needed: written.amount, has: Math.round(written.amount * share * 10) / 10 };
}

function partlyMet(need: PreparedNeed, cooperative: PreparedCooperative): Reason {
  const args = { requirement: need.token, means: meansFor(need, cooperative) };
  const sizes = sizesOf(need, cooperative);
  return sizes === undefined || sizes.has >= sizes.needed
    ? reason("requirement_partly", args, "capacity")
    : reason("requirement_partly_met", { ...args, ...sizes }, "capacity");
}

function needEntries(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  fits: Float64Array,
  shares: Shares,
): readonly Entry[] {
  const earned = apportion(shares.earned, [...fits]);
  const lost = apportion(
    shares.lost,
    [...fits].map((fit) => 1 - fit),
  );
  return idea.needs.map((need, at): Entry => {
    const fit = fits[at] ?? 0;
    const { token } = need;
    if (fit >= metFrom) {
      const means = meansFor(need, cooperative);
      const met = need.isSkill
        ? reason("skill_held", { skill: token, means }, "capacity")
        : reason("requirement_met", { requirement: token, means }, "capacity");
      return { list: "for", reason: met, amount: earned[at] ?? 0 };
    }
    if (need.isSkill) {
      return {
        list: "missing",
        reason: reason("skill_missing", { skill: token }, "capacity"),
        amount: lost[at] ?? 0,
      };
    }
    const gap =
      fit >= partlyFrom
        ? partlyMet(need, cooperative)
        : reason("requirement_unmet", { requirement: token }, "capacity");
    return { list: "missing", reason: gap, amount: lost[at] ?? 0 };
  });
}

function certificateEntries(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  shares: Shares,
  inProgressValue: number,
): readonly Entry[] {
  const asked = idea.profile.needs.certifications.filter((code) => binds(code, cooperative.profile));
  const worth = asked.map((code) => {
    const status = statusOf(code, cooperative.profile);
    return status === "obtained" ? 1 : status === "in_progress" ? inProgressValue : 0;
  });
  const earned = apportion(shares.earned, worth);
  const lost = apportion(
    shares.lost,
    worth.map((value) => 1 - value),
  );
  return asked.map((certification, at): Entry => {
    const status = statusOf(certification, cooperative.profile);
    const code =
      status === "obtained"
        ? "certificate_held"
        : status === "in_progress"
          ? "certificate_in_progress"
          : "certificate_missing";
    const found = reason(code, { certification }, "capacity");
    return status === "obtained"
      ? { list: "for", reason: found, amount: earned[at] ?? 0 }
      : { list: "missing", reason: found, amount: lost[at] ?? 0 };
  });
}

/** Every demand with what speaks for it or what closes its gap. */
export function explainCapacity(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  values: CapacityValues,
  account: Shares,
  inProgressValue: number,
): readonly Entry[] {
  const { needs, capexMad } = idea.profile;
  const own = cooperative.profile;
  const shares = slotShares(values, account);
  if (capacitySlots.every((slot) => values[slot] === undefined)) {
    return [{ list: "for", reason: reason("nothing_demanded", {}, "capacity"), amount: account.earned }];
  }
  const none: Shares = { earned: 0, lost: 0 };
  const members = short(needs.minMembers, own.members.total);
  const land = short(needs.landHa ?? 0, own.landHa ?? 0);
  const cold = short(needs.coldStorageM3 ?? 0, own.coldStorageM3 ?? 0);
  const money = short(Math.round(purseShare * capexMad), own.ownContributionMad ?? 0);
  const enough = ({ needed, has }: { needed: number; has: number }) => ({ needed, has });
  return [
    ...quantityEntry(
      shares.get("members"),
      reason("members_enough", enough(members), "capacity"),
      reason("members_short", members, "capacity"),
    ),
    ...certificateEntries(idea, cooperative, shares.get("certificates") ?? none, inProgressValue),
    ...needEntries(idea, cooperative, values.needFits, shares.get("needs") ?? none),
    ...quantityEntry(
      shares.get("land"),
      reason("land_enough", enough(land), "capacity"),
      reason("land_short", land, "capacity"),
    ),
    ...quantityEntry(
      shares.get("cold"),
      reason("cold_storage_enough", enough(cold), "capacity"),
      reason("cold_storage_short", cold, "capacity"),
    ),
    ...quantityEntry(
      shares.get("money"),
      reason("contribution_enough", enough(money), "capacity"),
      reason("contribution_short", money, "capacity"),
    ),
  ];
}
