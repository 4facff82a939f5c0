import * as z from "zod";
import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { recordAct } from "../matches/act.ts";
import { assign } from "../matches/lifecycle.ts";
import type { Ports } from "../ports.ts";
import { DomainError, isRefusal, refuse } from "../refusals/refusal.ts";
import { type ConflictCheck, createConflictCheck, sidesOf } from "../ties/find-conflicts.ts";
import { listFiles } from "./list-files.ts";
import { isAbsent, type Officer } from "./officer.ts";
import { readOfficer } from "./set-absence.ts";

/** Files of one call. */
const mostFiles = 500;

/** What is sent to hand files over; all where none is named. */
export const HandOverInput = z.strictObject({
  to: z.string().min(1).max(100),
  matchIds: z.array(z.string().min(1).max(200)).min(1).max(mostFiles).optional(),
});
export type HandOverInput = z.infer<typeof HandOverInput>;

/** How many files went over; how many of the colleague's delegations are left for the next call. */
export interface HandOver {
  readonly moved: number;
  readonly left: number;
}

/**
 * Gives an officer's files to a colleague of the same delegation: file by file, each with a line in its history, at
 * most 500 a call; the same call again goes on where it stopped. Files of delegations that are not the colleague's, and
 * files the colleague has a tie to, stay where they are.
 * @throws not_found, invalid_input, officer_absent, officer_not_of_delegation where they share none
 */
export async function handOver(
  ports: Ports,
  actor: Actor,
  officerId: string,
  { to, matchIds }: HandOverInput,
): Promise<HandOver> {
  const from = await readOfficer(ports, actor, officerId);
  const colleague = to === from.id ? undefined : await ports.officers.get(to);
  if (colleague === undefined)
    throw new DomainError("invalid_input", {}, [{ path: "to", rule: "officer_unknown" }]);
  if (isAbsent(colleague, ports.now())) refuse("officer_absent");
  if (!colleague.delegations.some((code) => from.delegations.includes(code)))
    refuse("officer_not_of_delegation", { delegation: from.delegations[0] ?? "" });
  const ids = matchIds ?? (await listFiles(ports, from.id, colleague.delegations)).map(({ id }) => id);
  const { id, delegations } = colleague;
  const check = createConflictCheck(ports, { kind: "officer", id, delegations, via: { kind: "system" } });
  let moved = 0;
  for (const file of ids.slice(0, mostFiles))
    if (await moveFile(ports, actor, file, from, colleague, check)) moved += 1;
  return { moved, left: Math.max(0, ids.length - mostFiles) };
}

/** Who changes the file at the same moment is waited for once; a file that went elsewhere meanwhile is left there. */
async function moveFile(
  ports: Ports,
  actor: Actor,
  id: string,
  from: Officer,
  to: Officer,
  check: ConflictCheck,
  isSecondTry = false,
): Promise<boolean> {
  const match = await ports.matches.get(id);
  if (match?.assignedTo !== from.id || !to.delegations.includes(match.delegation)) return false;
  if ((await check.find(sidesOf(match))).length > 0) return false;
  const after = assign(match, to.id, instant(ports.now()));
  const told = { event: "handed_over", reason: to.id, note: from.id } as const;
  try {
    await ports.commit(recordAct(ports, actor, match, after, told));
    return true;
  } catch (error) {
    if (!isRefusal(error, "version_conflict") || isSecondTry) throw error;
    return moveFile(ports, actor, id, from, to, check, true);
  }
}
