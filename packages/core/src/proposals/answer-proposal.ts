import { type Actor, actorName } from "../actors/actor.ts";
import { recordDecline } from "../cooperatives/record-decline.ts";
import { instant } from "../language/clock.ts";
import { peopleOf, recordAct, type Told, tell } from "../matches/act.ts";
import { answer } from "../matches/lifecycle.ts";
import type { Answer, Match, Side } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { releaseSlots, requestHandOn } from "./propose-match.ts";
import { requireTold, sideOf } from "./read-proposal.ts";

export type AnswerInput = Pick<Answer, "answer" | "reason" | "note">;

/**
 * A side's answer: interested, declined with a reason, or later. When both are interested they are introduced; when
 * one declines the next candidate is asked; what a cooperative's reason says of other ideas is kept with it. The same
 * answer again changes nothing.
 * @throws not_found, not_allowed, proposal_not_open, proposal_expired, already_answered, reason_missing
 */
export async function answerProposal(
  ports: Ports,
  actor: Actor,
  matchId: string,
  input: AnswerInput,
): Promise<Match> {
  // Both sides may answer in the same moment; the one that comes second reads again.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await answerOnce(ports, actor, matchId, input);
    } catch (error) {
      if (!isRefusal(error, "version_conflict") || attempt === 3) throw error;
    }
  }
}

async function answerOnce(ports: Ports, actor: Actor, matchId: string, input: AnswerInput): Promise<Match> {
  const match = await requireTold(ports, actor, matchId);
  const side = sideOf(actor, match) ?? refuse("not_allowed");
  if (input.answer !== "later" && match.answers[side]?.answer === input.answer) return match;
  const given: Answer = { ...input, by: actorName(actor), at: instant(ports.now()) };
  const after = answer(match, side, given);
  if (after.state === "introduced") await requireBothActive(ports, match);
  const learned =
    side === "cooperative" && after.state === "declined" ? await recordDecline(ports, after) : [];
  await ports.commit([...writesFor(ports, actor, match, after, side), ...learned]);
  return after;
}

/** Nobody is introduced to somebody who has withdrawn. */
async function requireBothActive(ports: Ports, match: Match): Promise<void> {
  const [idea, cooperative] = await Promise.all([
    ports.ideas.get(match.ideaId),
    ports.cooperatives.get(match.cooperativeId),
  ]);
  if (idea === undefined || idea.availability === "withdrawn") refuse("idea_not_active");
  if (cooperative === undefined || cooperative.availability === "withdrawn") refuse("cooperative_not_active");
}

function writesFor(ports: Ports, actor: Actor, before: Match, after: Match, side: Side): Write[] {
  const { holder, cooperative } = peopleOf(after);
  const other = side === "idea" ? cooperative : holder;
  const given = after.answers[side];
  const told = { side, reason: given?.reason ?? given?.answer, note: given?.note };
  const record = (event: Told["event"]) => recordAct(ports, actor, before, after, { event, ...told });
  if (after.state === "introduced")
    return [
      ...record("introduced"),
      ports.loads.introduce({ kind: "cooperative", id: after.cooperativeId }),
      ports.loads.introduce({ kind: "idea", id: after.ideaId }),
      tell(ports, after, "introduction", holder),
      tell(ports, after, "introduction", cooperative),
    ];
  if (after.state === "declined")
    return [
      ...record("declined"),
      ...releaseSlots(ports, after),
      tell(ports, after, "answer", other),
      requestHandOn(ports, after),
    ];
  return given?.answer === "interested"
    ? [...record("answered"), tell(ports, after, "answer", other)]
    : record("answered");
}
