import type { Actor } from "@tawafuq/core/actors/actor";
import { DelegationCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import type { matchStates } from "@tawafuq/core/matches/match";
import type { ListQueue } from "@tawafuq/core/matches/match-repository";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { z } from "zod";

/** Matches on one page: what fits on a cheap phone's line. */
const pageSize = 8;

/** The views of the queue, in the order an officer works them. */
export const queueViews = [
  "waiting",
  "held",
  "proposed",
  "introduced",
  "declined",
  "expired",
  "rejected",
  "closed",
] as const satisfies readonly (typeof matchStates)[number][];

/** What the address of the queue carries; a value nobody understands counts as absent. */
const QueueQuery = z.object({
  delegation: DelegationCode.optional().catch(undefined),
  state: z.enum(queueViews).catch("waiting"),
  sector: SectorCode.optional().catch(undefined),
  minScore: z.coerce.number().min(0).max(100).optional().catch(undefined),
  order: z.enum(["age", "score"]).catch("score"),
  mine: z.literal("1").optional().catch(undefined),
  cursor: z.string().min(1).max(2000).optional().catch(undefined),
});

export type QueueFilters = Omit<z.infer<typeof QueueQuery>, "delegation"> & {
  readonly delegation: DelegationCode;
};

/** The delegations an actor may choose from. */
export function delegationsOf(actor: Actor): readonly DelegationCode[] {
  return actor.kind === "officer" ? actor.delegations : DelegationCode.options;
}

/** The filters in an address, the first delegation of the actor where none is named. @throws not_allowed */
export function readFilters(actor: Actor, query: Record<string, string>): QueueFilters {
  const present = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  const { delegation, ...rest } = QueueQuery.parse(present);
  return { ...rest, delegation: delegation ?? delegationsOf(actor)[0] ?? refuse("not_allowed") };
}

/** What the use case takes for these filters. */
export function requestOf(filters: QueueFilters, actor: Actor): ListQueue {
  const { delegation, state, sector, minScore, order, mine, cursor } = filters;
  return {
    delegation,
    state,
    order,
    limit: pageSize,
    ...(sector === undefined ? {} : { sector }),
    ...(minScore === undefined ? {} : { minScore: minScore / 100 }),
    ...(mine === undefined || actor.kind !== "officer" ? {} : { assignedTo: actor.id }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** The address of the queue with these filters, some of them changed; a change of filters begins at the first page. */
export function queueHref(filters: QueueFilters, change: Partial<QueueFilters> = {}): string {
  const { cursor: _, ...kept } = filters;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...kept, ...change }))
    if (value !== undefined) search.set(name, String(value));
  return `/queue?${search}`;
}
