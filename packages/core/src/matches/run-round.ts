import { delegationCodes } from "@tawafuq/matching/taxonomy/places";
import { systemActor } from "../actors/actor.ts";
import { canonical } from "../language/canonical.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { proposal } from "../proposals/propose-match.ts";
import { isRefusal } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { isUntouched } from "./lifecycle.ts";
import type { LiveProfiles } from "./live-profiles.ts";
import type { Match } from "./match.ts";
import { requireProposable } from "./require-proposable.ts";

/** Matches announced in one transaction at the most. */
const announcedAtOnce = 50;

/**
 * Turns the best waiting matches into proposals as the policy allows, best score first, and tells officers of the rest.
 * It runs only on a settled bank (no import under way, no match job waiting), so that the order in which profiles
 * arrived does not decide who is proposed. Safe to run again: what is done is no longer waiting.
 */
export async function runRound(
  ports: Ports,
  live: LiveProfiles,
): Promise<{ ran: boolean; proposed: number; announced: number }> {
  if (!(await isSettled(ports))) return { ran: false, proposed: 0, announced: 0 };
  const { policy } = await ports.policies.current();
  const waiting = (await readWaiting(ports)).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const from = policy.thresholds.propose;
  const proposed = new Set<string>();
  for (const match of waiting)
    if (
      from !== null &&
      match.score >= from &&
      isUntouched(match) &&
      (await tryPropose(ports, match, policy))
    )
      proposed.add(match.id);
  const rest = waiting.filter((match) => !proposed.has(match.id) && match.announcedAt === undefined);
  const announced = await announce(ports, rest);
  await countBankAnew(ports, live);
  return { ran: true, proposed: proposed.size, announced };
}

/** True while no import is under way and no match job waits. */
export async function isSettled(ports: Ports): Promise<boolean> {
  const heldUntil = await ports.rounds.heldUntil();
  if (heldUntil !== undefined && heldUntil > instant(ports.now())) return false;
  const { visible, inFlight, delayed } = await ports.queues.depth("match-requests");
  return visible + inFlight + delayed === 0;
}

async function readWaiting(ports: Ports): Promise<Match[]> {
  const lists = await Promise.all(
    delegationCodes.map((delegation) =>
      readAll((page) => ports.matches.listQueue({ ...page, delegation, state: "waiting", order: "score" })),
    ),
  );
  return lists.flat();
}

/** Why a match stays waiting in this round. */
const passedOver = [
  "proposal_limit_cooperative",
  "proposal_limit_idea",
  "version_conflict",
  "idea_not_active",
  "cooperative_not_active",
  "side_blocked",
] as const;

async function tryPropose(ports: Ports, match: Match, policy: Policy): Promise<boolean> {
  try {
    // A pause whose event a crash left in the outbox has not cleared its matches yet.
    const cooperative = await requireProposable(ports, match);
    const actor = systemActor("policy");
    await ports.commit(proposal(ports, actor, match, policy, cooperative, undefined).writes);
    return true;
  } catch (error) {
    if (isRefusal(error, ...passedOver)) return false;
    throw error;
  }
}

/** One notice for each idea and delegation, however many of its matches wait. */
async function announce(ports: Ports, matches: readonly Match[]): Promise<number> {
  const groups = Map.groupBy(matches, (match) => `${match.delegation} ${match.ideaId}`);
  let announced = 0;
  for (const group of groups.values()) {
    const batch = group.slice(0, announcedAtOnce);
    const [first] = batch;
    if (first === undefined) continue;
    const at = instant(ports.now());
    const marks: Write[] = batch.map((match) =>
      ports.matches.replace({ ...match, version: match.version + 1, announcedAt: at, updatedAt: at }),
    );
    const event = ports.events.append({
      id: ports.newId("evnt"),
      queue: "notices",
      subject: first.delegation,
      body: {
        kind: "decision_needed",
        delegation: first.delegation,
        matchId: first.id,
        occurrence: first.id,
      },
    });
    try {
      await ports.commit([...marks, event]);
      announced += batch.length;
    } catch (error) {
      // Scored again meanwhile: the next round announces it as it then stands.
      if (!isRefusal(error, "version_conflict")) throw error;
    }
  }
  return announced;
}

async function countBankAnew(ports: Ports, live: LiveProfiles): Promise<void> {
  await live.refresh();
  const at = instant(ports.now());
  const summary = live.count(at);
  const before = await ports.summary.get();
  const isSame = before !== undefined && canonical(live.count(before.at)) === canonical(before);
  if (!isSame) await ports.commit([ports.summary.put(summary)]);
}
