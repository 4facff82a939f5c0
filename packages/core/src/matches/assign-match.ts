import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { isAbsent } from "../officers/officer.ts";
import type { Ports } from "../ports.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { requireNoConflict } from "../ties/find-conflicts.ts";
import { recordAct } from "./act.ts";
import { assign } from "./lifecycle.ts";
import type { Match } from "./match.ts";
import { readMatchAsOfficer } from "./read-match.ts";

/**
 * What giving a match to an officer of its delegation who has no tie to its sides, or to nobody, would change.
 * @throws not_found, officer_not_of_delegation, officer_absent, version_conflict, conflict_of_interest, invalid_input where the officer is unknown
 */
export async function planAssignment(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number | undefined,
  officerId: string | undefined,
): Promise<{ match: Match; writes: Write[] }> {
  const match = await readMatchAsOfficer(ports, actor, id);
  if (expectedVersion !== undefined && match.version !== expectedVersion)
    refuse("version_conflict", { currentVersion: match.version });
  if (officerId !== undefined) await requireAble(ports, match, officerId);
  const after = assign(match, officerId, instant(ports.now()));
  const event = officerId === undefined ? "unassigned" : "assigned";
  return { match: after, writes: recordAct(ports, actor, match, after, { event, reason: officerId }) };
}

async function requireAble(ports: Ports, match: Match, officerId: string): Promise<void> {
  const officer = await ports.officers.get(officerId);
  if (officer === undefined)
    throw new DomainError("invalid_input", {}, [{ path: "officerId", rule: "officer_unknown" }]);
  if (!officer.delegations.includes(match.delegation))
    refuse("officer_not_of_delegation", { delegation: match.delegation });
  if (isAbsent(officer, ports.now())) refuse("officer_absent");
  const { id, delegations } = officer;
  const { cooperativeId, holderId } = match;
  const decider: Actor = { kind: "officer", id, delegations, via: { kind: "system" } };
  await requireNoConflict(ports, decider, { cooperativeId, holderId });
}

/** Gives a match to an officer, or to nobody. @throws as `planAssignment` */
export async function assignMatch(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  officerId: string | undefined,
): Promise<Match> {
  const { match, writes } = await planAssignment(ports, actor, id, expectedVersion, officerId);
  await ports.commit(writes);
  return match;
}
