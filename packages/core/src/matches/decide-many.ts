import type { Actor } from "../actors/actor.ts";
import { requireProgramme } from "../actors/require.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { DomainError, type RefusalCode, refuse } from "../refusals/refusal.ts";
import { createConflictCheck } from "../ties/find-conflicts.ts";
import { type DecisionInput, planDecision } from "./decide-match.ts";
import type { Match, MatchState } from "./match.ts";

/** Rows of one call. */
export const mostDecisions = 500;

export type DecisionRow = DecisionInput & {
  readonly matchId: string;
  readonly expectedVersion?: number | undefined;
};

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
  for (const { matchId, expectedVersion, ...input } of rows) {
    try {
      const decision = await planDecision(ports, actor, policy, matchId, expectedVersion, input, conflicts);
      const { match, writes } = decision;
      if (!options.dryRun) await ports.commit(writes);
      else if (input.verb === "propose") await planned.take(match);
      const { state, version } = match;
      results.push({ matchId, outcome: options.dryRun ? "would_do" : "done", state, version });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ matchId, outcome: "refused", refusal: { code: error.code, args: error.args } });
    }
  }
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
