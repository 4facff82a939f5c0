import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { tryErasing } from "./continue-erasures.ts";
import { type AgedKind, type RetentionRule, retentionRules } from "./retention-rules.ts";

/** Removed, or anonymised, by one rule in one run at most: what is left waits for the next. */
const mostAtOnce = 1000;
/** Removed between two looks at the clock. */
const stride = 100;
/** Nothing is begun with less time than this left. */
const reserveMs = 20_000;

export interface RuleApplied {
  readonly rule: RetentionRule;
  /** How many are older than the rule allows, or were dealt with. */
  readonly count: number;
  /** False where this run stopped before all was done: the next goes on. */
  readonly isFinished: boolean;
}

interface RetentionOptions {
  readonly dryRun: boolean;
  /** Milliseconds the caller may still run; forever where absent. */
  readonly remainingMs?: (() => number) | undefined;
}

/**
 * Counts, or removes, what is kept longer than the rules say. Safe to run again: a run that stops, at its bound or for
 * want of time, is gone on with by the next.
 * @throws not_allowed
 */
export async function applyRetention(
  ports: Ports,
  actor: Actor,
  { dryRun, remainingMs = () => Number.POSITIVE_INFINITY }: RetentionOptions,
): Promise<readonly RuleApplied[]> {
  requireAdministrator(actor);
  const applied: RuleApplied[] = [];
  for (const rule of retentionRules) {
    const before = instant(new Date(ports.now().getTime() - rule.days * 86_400_000));
    const hasTime = () => remainingMs() > reserveMs;
    const done = await applyRule(ports, rule, before, dryRun ? undefined : hasTime);
    applied.push({ rule, ...done });
  }
  return applied;
}

type Done = Omit<RuleApplied, "rule">;

/** Counts only where there is no `hasTime`. */
function applyRule(
  ports: Ports,
  { what }: RetentionRule,
  before: string,
  hasTime: (() => boolean) | undefined,
): Promise<Done> {
  return what.kind === "aged"
    ? removeAged(ports, what.items, before, hasTime)
    : anonymiseWithdrawn(ports, what.profiles, before, hasTime);
}

async function removeAged(
  ports: Ports,
  items: AgedKind,
  before: string,
  hasTime: (() => boolean) | undefined,
): Promise<Done> {
  if (hasTime === undefined) return { count: await ports.aged.count(items, before), isFinished: true };
  let count = 0;
  while (count < mostAtOnce && hasTime()) {
    const removed = await ports.aged.remove(items, before, stride);
    count += removed;
    if (removed < stride) return { count, isFinished: true };
  }
  return { count, isFinished: false };
}

async function anonymiseWithdrawn(
  ports: Ports,
  profiles: "cooperatives" | "ideas",
  before: string,
  hasTime: (() => boolean) | undefined,
): Promise<Done> {
  const kind = profiles === "cooperatives" ? "cooperative" : "idea";
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
      if (hasTime !== undefined) {
        if (count === mostAtOnce || !hasTime()) return { count, isFinished: false };
        const erasure = { kind, id, at: instant(ports.now()) } as const;
        await ports.erasures.begin(erasure);
        await tryErasing(ports, erasure);
      }
      count += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { count, isFinished: true };
}
