import { type Actor, systemActor } from "@tawafuq/core/actors/actor";
import type { Cooperative, CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import type { Holder } from "@tawafuq/core/holders/holder";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import type { Idea } from "@tawafuq/core/ideas/idea";
import { readAll } from "@tawafuq/core/language/read-all";
import { type Match, matchId } from "@tawafuq/core/matches/match";
import type { Notice, Recipient } from "@tawafuq/core/notices/notice";
import { defaultPolicy, type Policy } from "@tawafuq/core/policies/policy";
import { setPolicy } from "@tawafuq/core/policies/set-policy";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";

export const programme: Actor = systemActor("test");

export const asCooperative = (id: string): Actor => ({ kind: "cooperative", id, via: { kind: "system" } });
export const asHolder = (id: string): Actor => ({ kind: "holder", id, via: { kind: "system" } });

export interface Pair {
  readonly cooperative: Cooperative;
  readonly holder: Holder;
  readonly idea: Idea;
  /** Id of their match. */
  readonly match: string;
}

type IdeaChanges = Parameters<typeof anIdea>[0];

/** A holder with one idea. */
export async function enterIdea(ports: Ports, changes: IdeaChanges = {}) {
  const { holder } = await registerHolder(ports, programme, aHolder());
  const { idea } = await createIdea(ports, programme, anIdea(changes), holder.id);
  return { holder, idea };
}

/** A cooperative and an idea that fit each other. */
export async function enterPair(
  ports: Ports,
  changes: { idea?: IdeaChanges; cooperative?: CooperativeInput } = {},
): Promise<Pair> {
  const { cooperative } = await createCooperative(ports, programme, changes.cooperative ?? aCooperative());
  const { holder, idea } = await enterIdea(ports, changes.idea);
  return { cooperative, holder, idea, match: matchId(idea.id, cooperative.id) };
}

export async function usePolicy(ports: Ports, changes: Partial<Policy>): Promise<void> {
  const { revision } = await ports.policies.current();
  await setPolicy(ports, programme, { ...defaultPolicy, ...changes }, revision);
}

/** Officers decide everything: nothing is proposed or handed on by itself. */
export const onlyOfficers = {
  thresholds: { ...defaultPolicy.thresholds, propose: null },
  handOnFrom: null,
} satisfies Partial<Policy>;

export function noticesOf(ports: Ports, recipient: Recipient): Promise<Notice[]> {
  return readAll((page) => ports.notices.list(recipient, page));
}

/** The match, which must be there. */
export async function requireMatch(ports: Ports, id: string): Promise<Match> {
  const found = await ports.matches.get(id);
  if (found === undefined) throw new Error(`There is no match ${id}.`);
  return found;
}

/** The code with which it was refused; undefined where it was not. */
export async function refusalOf(act: Promise<unknown>): Promise<string | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}
