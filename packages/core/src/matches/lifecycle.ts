import { DomainError, refuse } from "../refusals/refusal.ts";
import type { Answer, Decision, Match, MatchState, Side } from "./match.ts";

/*
 *                       score ≥ review                propose (officer, policy, hand-on)
 *   (scored) ─► listed ──────────────► waiting ───────────────────────────────► proposed
 *                 │  ◄──────────────     │ ▲ ▲                                  │ │ │ │
 *                 │   score < review     │ │ └── hold ──► held ── propose ────► │ │ │ │
 *                 │                      │ │               │                      │ │ │ │
 *                 └── propose ───────────┼─┼───────────────┼────────────────────► │ │ │ │
 *                                        └─┴── reject ◄────┘                      │ │ │ │
 *                                          rejected                               │ │ │ │
 *   both interested ──────────────────────────────────────────► introduced ◄──────┘ │ │ │
 *   either declines ──────────────────────────────────────────► declined ◄──────────┘ │ │
 *   the promised date passes ─────────────────────────────────► expired ◄─────────────┘ │
 *   a side withdraws ─────────────────────────────────────────► closed ◄────────────────┘
 *
 *   listed and waiting belong to the matching, which rewrites or clears them; from the first act of a person
 *   on (assignment, decision, proposal) a match is never touched by it again.
 */

/** True while the matching may rewrite or clear the match. */
export function isUntouched(match: Match): boolean {
  return (
    (match.state === "listed" || match.state === "waiting") &&
    match.assignedTo === undefined &&
    match.decision === undefined
  );
}

/** True while officers are still to be told that the match waits for them. */
export function isUntold(match: Match): boolean {
  return match.state === "waiting" && match.announcedAt === undefined;
}

/** True while the match may be proposed. */
export function isProposable(match: Match): boolean {
  return match.state === "listed" || match.state === "waiting" || match.state === "held";
}

function move(match: Match, state: MatchState, at: string): Match {
  return { ...match, state, version: match.version + 1, since: at, updatedAt: at };
}

/** Hold or reject. @throws match_not_open_for_decision, reason_missing */
export function decideAgainst(match: Match, decision: Decision): Match {
  if (!isProposable(match)) refuse("match_not_open_for_decision", { state: match.state });
  if (decision.reason === undefined) refuse("reason_missing");
  const state = decision.verb === "hold" ? "held" : "rejected";
  return { ...move(match, state, decision.at), decision };
}

/** Tells both sides. @throws match_not_open_for_decision */
export function propose(match: Match, at: string, answerBy: string, decision: Decision | undefined): Match {
  if (!isProposable(match)) refuse("match_not_open_for_decision", { state: match.state });
  return {
    ...move(match, "proposed", at),
    proposedAt: at,
    answerBy,
    answers: {},
    ...(decision === undefined ? {} : { decision }),
  };
}

/** True when the promised date has passed, whatever the sweep has done so far. */
export function isExpired(match: Match, at: string): boolean {
  return match.state === "proposed" && match.answerBy !== undefined && match.answerBy <= at;
}

function requireOpen(match: Match, at: string): void {
  if (match.state === "expired" || isExpired(match, at)) refuse("proposal_expired");
  if (match.state !== "proposed") refuse("proposal_not_open", { state: match.state });
}

/**
 * One side answers. "Later" keeps the proposal open and may be answered again until the promised date.
 * @throws proposal_not_open, proposal_expired, already_answered, reason_missing
 */
export function answer(match: Match, side: Side, given: Answer): Match {
  const before = match.answers[side];
  if (before !== undefined && before.answer !== "later")
    throw new DomainError("already_answered", { answer: before.answer });
  requireOpen(match, given.at);
  if (given.answer === "declined" && given.reason === undefined) refuse("reason_missing");
  const answers = { ...match.answers, [side]: given };
  if (given.answer === "declined")
    return { ...move(match, "declined", given.at), answers, closedAt: given.at };
  if (answers.idea?.answer === "interested" && answers.cooperative?.answer === "interested")
    return { ...move(match, "introduced", given.at), answers, introducedAt: given.at };
  return { ...match, version: match.version + 1, answers, updatedAt: given.at };
}

/** Ends a proposal whose promised date has passed. @throws proposal_not_open */
export function expire(match: Match, at: string): Match {
  if (!isExpired(match, at)) refuse("proposal_not_open", { state: match.state });
  return { ...move(match, "expired", at), closedAt: at };
}

/** Ends a proposal because a side withdrew. @throws proposal_not_open */
export function close(match: Match, at: string): Match {
  if (match.state !== "proposed") refuse("proposal_not_open", { state: match.state });
  return { ...move(match, "closed", at), closedAt: at };
}

/** Gives the match to an officer, or to nobody. */
export function assign(match: Match, officerId: string | undefined, at: string): Match {
  const { assignedTo: _, ...rest } = match;
  return {
    ...rest,
    version: match.version + 1,
    updatedAt: at,
    ...(officerId === undefined ? {} : { assignedTo: officerId }),
  };
}
