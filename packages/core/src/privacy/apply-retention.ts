import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { tryErasing } from "./continue-erasures.ts";
import { type RetentionRule, retentionRules } from "./retention-rules.ts";

/** Removed, or anonymised, by one rule in one run at most: what is left waits for the next. */
const mostAtOnce = 1000;

export interface RuleApplied {
  readonly rule: RetentionRule;
  /** How many are older than the rule allows, or were dealt with. */
  readonly count: number;
}

/** Counts, or removes, what is kept longer than the rules say. Safe to run again. @throws not_allowed */
export async function applyRetention(
  ports: Ports,
  actor: Actor,
  options: { readonly dryRun: boolean },
): Promise<readonly RuleApplied[]> {
  requireAdministrator(actor);
  const applied: RuleApplied[] = [];
  for (const rule of retentionRules)
    applied.push({ rule, count: await applyRule(ports, rule, options.dryRun) });
  return applied;
}

async function applyRule(ports: Ports, rule: RetentionRule, dryRun: boolean): Promise<number> {
  const before = instant(new Date(ports.now().getTime() - rule.days * 86_400_000));
  const { what } = rule;
  switch (what.kind) {
    case "aged":
      return dryRun
        ? ports.aged.count(what.items, before)
        : ports.aged.remove(what.items, before, mostAtOnce);
    case "withdrawn":
      return anonymiseWithdrawn(ports, what.profiles, before, dryRun);
  }
}

async function anonymiseWithdrawn(
  ports: Ports,
  profiles: "cooperatives" | "ideas",
  before: string,
  dryRun: boolean,
): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await ports[profiles].list({
      limit: 100,
      cursor,
      availability: "withdrawn",
      updatedBefore: before,
    });
    for (const { id, erasedAt } of page.items) {
      if (erasedAt !== undefined) continue;
      count += 1;
      if (dryRun) continue;
      const erasure = { kind: profiles === "cooperatives" ? "cooperative" : "idea", id } as const;
      const written = { ...erasure, at: instant(ports.now()) };
      await ports.erasures.begin(written);
      await tryErasing(ports, written);
      if (count === mostAtOnce) return count;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return count;
}
