import type { Actor } from "@tawafuq/core/actors/actor";
import { DelegationCode, ProvinceCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import { type listQueueView, queueViews } from "@tawafuq/core/matches/queue-views";
import { refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";

/** Matches on one page: what fits on a cheap phone's line. */
const pageSize = 12;
const dayMs = 86_400_000;

/** Days in the present state that can be asked for. */
export const ages = ["3", "7", "14", "30"] as const;

/** What the address of the queue carries; a value nobody understands counts as absent. */
const QueueQuery = z.object({
  delegation: DelegationCode.optional().catch(undefined),
  view: z.enum(queueViews).catch("decide"),
  sector: SectorCode.optional().catch(undefined),
  province: ProvinceCode.optional().catch(undefined),
  minScore: z.coerce.number().min(0).max(100).optional().catch(undefined),
  age: z.enum(ages).optional().catch(undefined),
  order: z.enum(["age", "score"]).catch("score"),
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
export function requestOf(filters: QueueFilters, now: Date): Parameters<typeof listQueueView>[2] {
  const { delegation, view, sector, province, minScore, age, order, cursor } = filters;
  return {
    delegation,
    view,
    order,
    limit: pageSize,
    ...(sector === undefined ? {} : { sector }),
    ...(province === undefined ? {} : { province }),
    ...(minScore === undefined ? {} : { minScore: minScore / 100 }),
    ...(age === undefined
      ? {}
      : { sinceBefore: new Date(now.getTime() - Number(age) * dayMs).toISOString() }),
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

/** Where a form of the queue comes back to: always a queue address built anew. @throws not_allowed */
export function safeBack(actor: Actor, back: string): { filters: QueueFilters; href: string } {
  const filters = readFilters(actor, Object.fromEntries(new URLSearchParams(back.split("?")[1] ?? "")));
  return { filters, href: queueHref(filters, { cursor: filters.cursor }) };
}
