import { type Actor, actorName } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { proposal } from "../proposals/propose-match.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { type ConflictCheck, createConflictCheck, requireNone, sidesOf } from "../ties/find-conflicts.ts";
import { recordAct } from "./act.ts";
import { decideAgainst } from "./lifecycle.ts";
import type { Decision, Match } from "./match.ts";
import { readMatchAsOfficer } from "./read-match.ts";
import { requireProposable } from "./require-proposable.ts";

export type DecisionInput = Pick<Decision, "verb" | "reason" | "note">;

/**
 * What a decision would change, before it is committed.
 * @throws not_found, officer_not_of_delegation, conflict_of_interest, version_conflict, match_not_open_for_decision, reason_missing, idea_not_active, cooperative_not_active, side_blocked
 */
export async function planDecision(
  ports: Ports,
  actor: Actor,
  policy: Policy,
  id: string,
  expectedVersion: number | undefined,
  input: DecisionInput,
  conflicts: ConflictCheck = createConflictCheck(ports, actor),
): Promise<{ match: Match; writes: Write[] }> {
  const match = await readMatchAsOfficer(ports, actor, id);
  await requireNone(conflicts, sidesOf(match));
  if (expectedVersion !== undefined && match.version !== expectedVersion)
    refuse("version_conflict", { currentVersion: match.version });
  const decision: Decision = { ...input, by: actorName(actor), at: instant(ports.now()) };
  if (input.verb === "propose") {
    const cooperative = await requireProposable(ports, match);
    return proposal(ports, actor, match, policy, cooperative, decision);
  }
  const after = decideAgainst(match, decision);
  const event = input.verb === "hold" ? "held" : "rejected";
  const told = { event, reason: input.reason, note: input.note } as const;
  return { match: after, writes: recordAct(ports, actor, match, after, told) };
}

/**
 * An officer proposes, holds or rejects a match.
 * @throws as `planDecision`, proposal_limit_cooperative, proposal_limit_idea
 */
export async function decideMatch(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number | undefined,
  input: DecisionInput,
): Promise<Match> {
  const { policy } = await ports.policies.current();
  const { match, writes } = await planDecision(ports, actor, policy, id, expectedVersion, input);
  await ports.commit(writes);
  return match;
}
