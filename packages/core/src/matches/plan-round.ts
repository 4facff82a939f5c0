import type { ProposingSide } from "@tawafuq/matching/allocate/deferred-acceptance";
import type { Override } from "@tawafuq/matching/allocate/overrides";
import {
  type AttentionPlan,
  attentionLimits,
  planAttention,
} from "@tawafuq/matching/allocate/plan-attention";
import { planRound as plan, type RoundPlan } from "@tawafuq/matching/allocate/plan-round";
import type { Round, RoundPair } from "@tawafuq/matching/allocate/round";
import type { GateCode, GateResult } from "@tawafuq/matching/gates/gate-codes";
import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import { readInTurns } from "../language/read-in-turns.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { DomainError } from "../refusals/refusal.ts";
import { type IdeaPlaces, readIdeaPlaces } from "./idea-places.ts";
import { type Match, pairOf } from "./match.ts";

/** Waiting matches one plan reads, the best scores first. */
export const mostPlanned = 500;

export interface PlanRequest {
  readonly delegation: DelegationCode;
  readonly side: ProposingSide;
  /** Match ids to place. */
  readonly overrides: readonly string[];
  /** Match ids never to place. */
  readonly forbidden: readonly string[];
}

/** A round as it would be: nothing is stored, nobody is told. */
export interface PlannedRound {
  readonly policyVersion: string;
  /** False where more matches wait than were read: the certificate speaks of those read alone. */
  readonly isComplete: boolean;
  /** Every match read, by id. */
  readonly matches: ReadonlyMap<string, Match>;
  readonly ideas: ReadonlyMap<string, IdeaPlaces>;
  readonly round: RoundPlan;
  readonly attention: AttentionPlan;
}

async function readBest(ports: Ports, delegation: DelegationCode) {
  const matches: Match[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(100, mostPlanned - matches.length);
    const page = await ports.matches.listQueue({
      delegation,
      state: "waiting",
      order: "score",
      limit,
      cursor,
    });
    matches.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && matches.length < mostPlanned);
  return { matches, isComplete: cursor === undefined };
}

interface CooperativeNow {
  readonly id: string;
  readonly openProposals: number;
  /** Gates that closed after the pair was scored. */
  readonly closed: readonly GateResult[];
}

async function readCooperativeNow(ports: Ports, id: string, policy: Policy): Promise<CooperativeNow> {
  const [cooperative, load] = await Promise.all([
    ports.cooperatives.get(id),
    ports.loads.get({ kind: "cooperative", id }),
  ]);
  const limits = [
    { open: load.openProposals, limit: policy.maxOpenProposalsPerCooperative },
    { open: load.openIntroductions, limit: policy.maxOpenIntroductionsPerCooperative },
  ].filter(({ open, limit }) => open >= limit);
  const isActive = cooperative?.availability === "active";
  return {
    id,
    openProposals: load.openProposals,
    closed: [
      ...(isActive ? [] : [{ code: "paused" as const, passed: false, args: {} }]),
      // Raising one of two limits opens nothing: only a single one is told with its numbers.
      ...limits.slice(0, 1).map((args) => ({
        code: "at_limit" as const,
        passed: false,
        args: limits.length === 1 ? args : {},
      })),
    ],
  };
}

function roundPair(match: Match, closed: readonly GateResult[]): RoundPair {
  const codes = new Set<string>(closed.map(({ code }) => code));
  const stored = match.gates.filter(({ code }) => !codes.has(code));
  const gates = [...stored.map((gate): GateResult => ({ ...gate, code: gate.code as GateCode })), ...closed];
  const { ideaId: idea, cooperativeId: cooperative, score, forIdea, forCooperative } = match;
  return {
    idea,
    cooperative,
    score,
    forIdea,
    forCooperative,
    gates,
    passed: gates.every(({ passed }) => passed),
  };
}

function overridesOf(ids: readonly string[], kind: Override["kind"], field: string): readonly Override[] {
  return ids.map((id, index) => {
    const pair = pairOf(id);
    if (pair === undefined)
      throw new DomainError("invalid_input", {}, [{ path: `${field}.${index}`, rule: "invalid_format" }]);
    return { kind, idea: pair.ideaId, cooperative: pair.cooperativeId };
  });
}

/**
 * Plans an officer's round on the waiting matches of a delegation: a stable allocation within what each idea still seeks and
 * each side may have open, its certificate, what each override costs, and why a place stays empty. A dry run throughout.
 * @throws not_allowed, officer_not_of_delegation, invalid_input
 */
export async function planRound(ports: Ports, actor: Actor, request: PlanRequest): Promise<PlannedRound> {
  requireDelegation(actor, request.delegation);
  const overrides = [
    ...overridesOf(request.overrides, "fixed", "overrides"),
    ...overridesOf(request.forbidden, "forbidden", "forbidden"),
  ];
  const { policy } = await ports.policies.current();
  const { matches, isComplete } = await readBest(ports, request.delegation);
  const ideaIds = [...new Set(matches.map(({ ideaId }) => ideaId))];
  const cooperativeIds = [...new Set(matches.map(({ cooperativeId }) => cooperativeId))];
  const ideas = await readInTurns(ideaIds, (id) => readIdeaPlaces(ports, id, policy));
  const cooperatives = await readInTurns(cooperativeIds, (id) => readCooperativeNow(ports, id, policy));
  const closed = new Map(cooperatives.map((own) => [own.id, own.closed]));
  const round: Round = {
    capacities: new Map(ideas.map(({ ideaId, places }) => [ideaId, places])),
    cooperatives: cooperativeIds,
    pairs: matches.map((match) => roundPair(match, closed.get(match.cooperativeId) ?? [])),
  };
  const open = new Map(ideas.map(({ ideaId, places }) => [ideaId, places > 0]));
  const candidates = matches
    .filter(({ ideaId, cooperativeId }) => {
      const gates = closed.get(cooperativeId) ?? [];
      return open.get(ideaId) === true && gates.every(({ code }) => code === "at_limit");
    })
    .map(({ ideaId, cooperativeId, score, publicBenefit }) => ({
      idea: ideaId,
      cooperative: cooperativeId,
      value: Math.min(1, score + publicBenefit.bonus),
    }));
  return {
    policyVersion: policy.version,
    isComplete,
    matches: new Map(matches.map((match) => [match.id, match])),
    ideas: new Map(ideas.map((idea) => [idea.ideaId, idea])),
    round: plan({
      round,
      weak: [],
      // Waiting matches have been let into the queue already, whatever the policy asks since.
      asked: Number.EPSILON,
      leastShown: 0,
      minimumMembersShare: policy.minimumMembersShare,
      overrides,
      proposing: request.side,
    }),
    attention: planAttention(
      candidates,
      new Map(cooperatives.map(({ id, openProposals }) => [id, openProposals])),
      attentionLimits(policy),
    ),
  };
}
