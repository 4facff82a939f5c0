import type { Actor } from "../actors/actor.ts";
import { requireProgramme } from "../actors/require.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { DomainError, type RefusalCode, refuse } from "../refusals/refusal.ts";
import { createConflictCheck } from "../ties/find-conflicts.ts";
import { planAssignment } from "./assign-match.ts";
import { type DecisionInput, planDecision } from "./decide-match.ts";
import type { Match, MatchState } from "./match.ts";

/** Rows of one call. */
export const mostDecisions = 500;

interface Row {
  readonly matchId: string;
  readonly expectedVersion?: number | undefined;
}
export type DecisionRow = DecisionInput & Row;

export interface DecisionResult {
  readonly matchId: string;
  readonly outcome: "done" | "would_do" | "refused";
  readonly state?: MatchState;
  readonly version?: number;
  readonly refusal?: { readonly code: RefusalCode; readonly args: Readonly<Record<string, string | number>> };
}

/**
 * Decides row by row: a refused row leaves the others as they are. A dry run changes nothing and foresees limits too.
 * @throws not_allowed, too_many_rows
 */
export async function decideMany(
  ports: Ports,
  actor: Actor,
  rows: readonly DecisionRow[],
  options: { readonly dryRun: boolean },
): Promise<DecisionResult[]> {
  requireProgramme(actor);
  if (rows.length > mostDecisions) refuse("too_many_rows", { maximum: mostDecisions });
  const { policy } = await ports.policies.current();
  const planned = createSlotPlan(ports, policy);
  const conflicts = createConflictCheck(ports, actor);
  const results: DecisionResult[] = [];
  for (const { matchId, expectedVersion, ...input } of rows)
    results.push(
      await resultOf(matchId, options.dryRun, async () => {
        const plan = await planDecision(ports, actor, policy, matchId, expectedVersion, input, conflicts);
        if (!options.dryRun) await ports.commit(plan.writes);
        else if (input.verb === "propose") await planned.take(plan.match);
        return plan.match;
      }),
    );
  return results;
}

/** Counts the slots a dry run would take, so that it refuses what the real run would. */
function createSlotPlan(ports: Ports, policy: Policy): { take(match: Match): Promise<void> } {
  const taken = new Map<string, number>();
  const open = async (kind: "cooperative" | "idea", id: string) =>
    taken.get(id) ?? (await ports.loads.get({ kind, id })).openProposals;
  return {
    async take(match) {
      const byCooperative = await open("cooperative", match.cooperativeId);
      const byIdea = await open("idea", match.ideaId);
      if (byCooperative >= policy.maxOpenProposalsPerCooperative) refuse("proposal_limit_cooperative");
      if (byIdea >= policy.maxOpenProposalsPerIdea) refuse("proposal_limit_idea");
      taken.set(match.cooperativeId, byCooperative + 1);
      taken.set(match.ideaId, byIdea + 1);
    },
  };
}

/**
 * Gives matches to an officer, or to nobody, row by row. A dry run changes nothing.
 * @throws not_allowed, too_many_rows
 */
export async function assignMany(
  ports: Ports,
  actor: Actor,
  rows: readonly Row[],
  officerId: string | undefined,
  options: { readonly dryRun: boolean },
): Promise<DecisionResult[]> {
  requireProgramme(actor);
  if (rows.length > mostDecisions) refuse("too_many_rows", { maximum: mostDecisions });
  const results: DecisionResult[] = [];
  for (const { matchId, expectedVersion } of rows)
    results.push(
      await resultOf(matchId, options.dryRun, async () => {
        const { match, writes } = await planAssignment(ports, actor, matchId, expectedVersion, officerId);
        if (!options.dryRun) await ports.commit(writes);
        return match;
      }),
    );
  return results;
}

/** One row's result: what it came to, or why it was refused. */
async function resultOf(
  matchId: string,
  isDryRun: boolean,
  act: () => Promise<Match>,
): Promise<DecisionResult> {
  try {
    const { state, version } = await act();
    return { matchId, outcome: isDryRun ? "would_do" : "done", state, version };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { matchId, outcome: "refused", refusal: { code: error.code, args: error.args } };
  }
}
