import type { Interval } from "./bootstrap.ts";
import { type JudgedIdeas, orderOf } from "./judged-ideas.ts";
import type { Judgments } from "./judged-set.ts";

/** Share of the hard negatives above a grade-3 pair of the same idea; a closed gate stands below everything. */
export function hardNegativesAbove({ bank, meta, gradeOf, over }: JudgedIdeas): Interval {
  return over((idea) => {
    const order = orderOf(idea);
    const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : Number.POSITIVE_INFINITY);
    const best = bank.cooperatives.filter(({ id }) => gradeOf(idea.row.id, id) === 3);
    const lowest = Math.max(...best.map(({ id }) => placeOf(id)));
    return (meta.hardNegatives ?? [])
      .filter((trap) => trap.idea === idea.row.id && best.length > 0)
      .map(({ cooperative }) => (placeOf(cooperative) < lowest ? 1 : 0));
  });
}

/** Share of the ideas without a partner where the list finds none: nothing is put before an officer. */
export function withoutPartnerEmpty({ meta, over }: JudgedIdeas): Interval {
  return over(({ row, isPartnerFound }) =>
    meta.noGoodPartner?.includes(row.id) === true ? [isPartnerFound ? 0 : 1] : [],
  );
}

/** Pairs of grade ≥ 2 that a gate closes, or whose idea or cooperative the bank does not hold. */
export function closedGood({ ideas }: JudgedIdeas, { judgments }: Judgments): readonly string[] {
  const open = new Map(ideas.map((idea) => [idea.row.id, new Set(orderOf(idea))]));
  return judgments
    .filter(({ idea, cooperative, grade }) => grade >= 2 && open.get(idea)?.has(cooperative) !== true)
    .map(({ idea, cooperative }) => `${idea} ${cooperative}`);
}
