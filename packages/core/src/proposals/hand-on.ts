import { systemActor } from "../actors/actor.ts";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import { recordAct } from "../matches/act.ts";
import { isUntouched } from "../matches/lifecycle.ts";
import type { Match } from "../matches/match.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import { requireProposable } from "../matches/require-proposable.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { proposal } from "./propose-match.ts";

/**
 * Proposes the idea's best remaining candidate in place of a proposal that ended without an introduction.
 * Recorded on the ended match in the same transaction, so that it happens once.
 */
export async function handOn(ports: Ports, matchId: string): Promise<void> {
  const ended = await ports.matches.get(matchId);
  if (ended === undefined || ended.handedOnTo !== undefined) return;
  if (ended.state !== "declined" && ended.state !== "expired" && ended.state !== "closed") return;
  const { policy } = await ports.policies.current();
  const from = policy.handOnFrom;
  const idea = await ports.ideas.get(ended.ideaId);
  if (from === null || idea?.availability !== "active") return;
  const candidates = (await matchesOf(ports, { kind: "idea", id: ended.ideaId }))
    .filter((match) => isUntouched(match) && match.score >= from)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  for (const candidate of candidates) {
    const outcome = await tryHandOn(ports, policy, ended, candidate);
    if (outcome !== "passed_over") return;
  }
}

async function tryHandOn(
  ports: Ports,
  policy: Policy,
  ended: Match,
  candidate: Match,
): Promise<"done" | "idea_full" | "passed_over"> {
  const actor = systemActor("hand-on");
  // A pause clears the cooperative's matches only when its own job has run.
  const cooperative = await proposableOf(ports, candidate);
  if (cooperative === undefined) return "passed_over";
  const next = proposal(ports, actor, candidate, policy, cooperative, undefined);
  const after = {
    ...ended,
    version: ended.version + 1,
    handedOnTo: candidate.cooperativeId,
    updatedAt: next.match.updatedAt,
  };
  try {
    await ports.commit([...next.writes, ...recordAct(ports, actor, ended, after, { event: "handed_on" })]);
    return "done";
  } catch (error) {
    if (isRefusal(error, "proposal_limit_cooperative")) return "passed_over";
    if (isRefusal(error, "proposal_limit_idea")) return "idea_full";
    throw error;
  }
}

async function proposableOf(ports: Ports, candidate: Match): Promise<Cooperative | undefined> {
  try {
    return await requireProposable(ports, candidate);
  } catch (error) {
    if (isRefusal(error, "cooperative_not_active", "side_blocked")) return undefined;
    throw error;
  }
}
