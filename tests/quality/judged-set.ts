import type { BankCooperative, BankIdea } from "@tawafuq/matching/profile/from-bank";

/** A bank/1 file. */
export interface Bank {
  readonly cooperatives: readonly BankCooperative[];
  readonly ideas: readonly BankIdea[];
}

interface Pair {
  readonly idea: string;
  readonly cooperative: string;
}

/** What the author of a judged set says of it beyond the grades; all ids are those of the bank. */
export interface JudgmentsMeta {
  /** One project told twice, by different holders in different languages. */
  readonly twins?: readonly (readonly string[])[];
  readonly noGoodPartner?: readonly string[];
  /** Pairs that look alike and are judged 0. */
  readonly hardNegatives?: readonly Pair[];
  /** Cooperatives whose declared sector misleads, with what is true. */
  readonly wrongOrBroadSector?: Readonly<Record<string, string>>;
}

export interface Judgments {
  /** Plain text where the file names no twins or traps. */
  readonly meta: string | JudgmentsMeta;
  /** Grades 0 to 3; a pair not listed counts 0. */
  readonly judgments: readonly (Pair & { readonly grade: number })[];
}

export function metaOf(judged: Judgments): JudgmentsMeta {
  return typeof judged.meta === "string" ? {} : judged.meta;
}

/** The grade of every pair, 0 where it is not listed. */
export function gradesOf(judged: Judgments): (idea: string, cooperative: string) => number {
  const grades = new Map(judged.judgments.map((row) => [`${row.idea} ${row.cooperative}`, row.grade]));
  return (idea, cooperative) => grades.get(`${idea} ${cooperative}`) ?? 0;
}

/**
 * The resampling unit of every idea: twins share one, since they are one project and no independent evidence.
 * Groups that overlap become one unit.
 */
export function unitsOf(bank: Bank, judged: Judgments): ReadonlyMap<string, string> {
  const units = new Map(bank.ideas.map(({ id }) => [id, id]));
  for (const group of metaOf(judged).twins ?? []) {
    const joined = new Set(group.map((id) => units.get(id)));
    for (const [id, unit] of units) {
      if (joined.has(unit)) {
        units.set(id, group[0] ?? id);
      }
    }
  }
  return units;
}

/** True when the two texts share no language, so that nothing but meaning can join them. */
export function crossesLanguages(idea: BankIdea, cooperative: BankCooperative): boolean {
  const spoken = new Set(Object.keys(cooperative.description));
  return Object.keys(idea.description).every((language) => !spoken.has(language));
}
