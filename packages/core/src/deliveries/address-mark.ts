import * as z from "zod";
import type { DeliveryEvent } from "./delivery-event.ts";

const dayMs = 86_400_000;

/**
 * When an address counts as undeliverable and for how long. A permanent return is tried again after half a year, as
 * mailboxes are mended; a run of transient ones after two weeks. What tells of nothing bad is kept for as long as an
 * older event can still arrive: SQS holds messages for 14 days, carriers answer within three.
 */
const markRules = {
  permanentDays: 180,
  transientDays: 14,
  memoryDays: 30,
  /** So many days with transient returns, nothing delivered in between, make an address undeliverable … */
  transientReturns: 3,
  /** … where they lie no further apart than this. */
  transientWithinDays: 10,
} as const;

/** What deliveries told of one address. Kept under a keyed hash of it: the address itself stands nowhere here. */
export const AddressMark = z.object({
  version: z.int().min(1),
  /** Newest proof that it works: something was delivered, or its owner typed a code right. */
  clearedAt: z.iso.datetime().optional(),
  /** Newest permanent return. */
  permanentAt: z.iso.datetime().optional(),
  /** The newest transient return of each of the last days that had one, oldest first. */
  transientAt: z.array(z.iso.datetime()).default([]),
  /** Newest complaint that was heeded. */
  complainedAt: z.iso.datetime().optional(),
  /** For cleaning up; `isUndeliverable` asks the dates themselves. */
  expiresAtEpochSeconds: z.int(),
});
export type AddressMark = z.infer<typeof AddressMark>;
type Told = Omit<AddressMark, "version" | "expiresAtEpochSeconds">;

const later = (one: string | undefined, other: string) => (one !== undefined && one >= other ? one : other);
const dayOf = (at: string) => at.slice(0, 10);

/** The newest return of each day, of the last days that count: a full mailbox refuses ten letters on one morning. */
function newestOfDays(instants: readonly string[]): string[] {
  const newest = new Map<string, string>();
  for (const at of instants) newest.set(dayOf(at), later(newest.get(dayOf(at)), at));
  return [...newest.values()].sort().slice(-markRules.transientReturns);
}

/** Without the returns that a proof has made good; of two in one millisecond the return counts. */
function settled({ clearedAt, permanentAt, transientAt, complainedAt }: Told): Told {
  const stands = (at: string) => clearedAt === undefined || at >= clearedAt;
  return {
    ...(clearedAt === undefined ? {} : { clearedAt }),
    ...(permanentAt === undefined || !stands(permanentAt) ? {} : { permanentAt }),
    transientAt: newestOfDays(transientAt.filter(stands)),
    ...(complainedAt === undefined ? {} : { complainedAt }),
  };
}

function learn(before: Told, event: DeliveryEvent): Told {
  const { at } = event;
  if (event.outcome === "delivered") return { ...before, clearedAt: later(before.clearedAt, at) };
  if (event.outcome === "complained") return { ...before, complainedAt: later(before.complainedAt, at) };
  if (event.outcome !== "returned" || event.kind === "content") return before;
  if (event.kind === "permanent") return { ...before, permanentAt: later(before.permanentAt, at) };
  return { ...before, transientAt: [...before.transientAt, at] };
}

const nothing: Told = { transientAt: [] };

/** Undefined where nothing is new. */
function marked(before: AddressMark | undefined, learnt: Told): AddressMark | undefined {
  const told = settled(learnt);
  if (JSON.stringify(told) === JSON.stringify(settled(before ?? nothing))) return undefined;
  const { clearedAt, permanentAt, complainedAt, transientAt } = told;
  const times = [clearedAt, permanentAt, complainedAt, ...transientAt];
  const newest = times.filter((at) => at !== undefined).reduce(later, "");
  const days = permanentAt === undefined ? markRules.memoryDays : markRules.permanentDays;
  const expires = Date.parse(newest) + days * dayMs;
  return {
    ...told,
    version: (before?.version ?? 0) + 1,
    expiresAtEpochSeconds: Math.floor(expires / 1000),
  };
}

/**
 * The mark after this event: the same whatever order events come in, and however often; undefined where it tells
 * nothing new.
 */
export function heed(before: AddressMark | undefined, event: DeliveryEvent): AddressMark | undefined {
  return marked(before, learn(before ?? nothing, event));
}

/** The mark after its owner proved at this instant (ISO) that letters arrive; undefined where that is known. */
export function lift(before: AddressMark | undefined, at: string): AddressMark | undefined {
  const told = before ?? nothing;
  return marked(before, { ...told, clearedAt: later(told.clearedAt, at) });
}

/** True while letters to this address come back: nothing but a code is sent there. */
export function isUndeliverable(mark: AddressMark | undefined, now: Date): boolean {
  if (mark === undefined) return false;
  const isWithin = (at: string, days: number) => now.getTime() - Date.parse(at) < days * dayMs;
  const { permanentAt, transientAt } = mark;
  if (permanentAt !== undefined && isWithin(permanentAt, markRules.permanentDays)) return true;
  const [first, last] = [transientAt[0], transientAt.at(-1)];
  if (first === undefined || last === undefined || transientAt.length < markRules.transientReturns)
    return false;
  const isRun = Date.parse(last) - Date.parse(first) <= markRules.transientWithinDays * dayMs;
  return isRun && isWithin(last, markRules.transientDays);
}
