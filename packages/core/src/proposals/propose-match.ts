import type { Actor } from "../actors/actor.ts";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import { daysLater, instant } from "../language/clock.ts";
import { peopleOf, recordAct, tell } from "../matches/act.ts";
import { propose } from "../matches/lifecycle.ts";
import type { Decision, Match } from "../matches/match.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";

/**
 * The proposal of a match as one piece: both sides give a slot and are told. `own` holds what the cooperative says it
 * can take on.
 * Its commit refuses proposal_limit_cooperative / proposal_limit_idea, and version_conflict.
 * @throws match_not_open_for_decision
 */
export function proposal(
  ports: Ports,
  actor: Actor,
  match: Match,
  policy: Policy,
  own: Pick<Cooperative, "maxOpenIntroductions">,
  decision: Decision | undefined,
): { match: Match; writes: Write[] } {
  const now = ports.now();
  const after = propose(match, instant(now), daysLater(now, policy.answerWithinDays), decision);
  const { holder, cooperative } = peopleOf(after);
  const writes = [
    ports.loads.take(
      { kind: "cooperative", id: match.cooperativeId },
      {
        openProposals: policy.maxOpenProposalsPerCooperative,
        openIntroductions: Math.min(
          policy.maxOpenIntroductionsPerCooperative,
          own.maxOpenIntroductions ?? Number.POSITIVE_INFINITY,
        ),
      },
    ),
    ports.loads.take({ kind: "idea", id: match.ideaId }, { openProposals: policy.maxOpenProposalsPerIdea }),
    ...recordAct(ports, actor, match, after, {
      event: "proposed",
      reason: decision?.reason,
      note: decision?.note,
    }),
    tell(ports, after, "proposal", cooperative),
    tell(ports, after, "proposal", holder),
  ];
  return { match: after, writes };
}

/** Gives back the slots a proposal took. */
export function releaseSlots(ports: Ports, match: Match): Write[] {
  return [
    ports.loads.release({ kind: "cooperative", id: match.cooperativeId }),
    ports.loads.release({ kind: "idea", id: match.ideaId }),
  ];
}

/** The request to propose the next candidate of the idea. */
export function requestHandOn(ports: Ports, match: Match): Write {
  return ports.events.append({
    id: ports.newId("evnt"),
    queue: "match-requests",
    subject: match.ideaId,
    body: { kind: "hand_on", matchId: match.id },
  });
}
