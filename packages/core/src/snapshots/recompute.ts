import { createLiveProfiles, type LiveOptions, type LiveProfiles } from "../matches/live-profiles.ts";
import { requestMatching } from "../matches/request-matching.ts";
import { isSettled } from "../matches/run-round.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { compareList } from "./compare-list.ts";
import { compareMatches } from "./compare-matches.ts";
import { type OrderedLists, orderLists } from "./ordered-lists.ts";

/** What a full recompute found. */
export interface Recomputed {
  /** False: an import or match jobs are under way, so nothing was compared. */
  readonly ran: boolean;
  readonly cooperatives: number;
  readonly ideas: number;
  /** Matches that stand otherwise than the whole bank has it, or are missing, or should not be. */
  readonly matches: number;
  /** Ranked lists with another floor, or of an older version of their profile. */
  readonly lists: number;
  /** Subjects left to the jobs that came up meanwhile: they may differ or be about to change. */
  readonly left: number;
  /** Ids of the first differences. */
  readonly examples: readonly string[];
  /** Snapshots stored. */
  readonly published: number;
  /** False where the time did not reach for all: the next run with a deadline begins where this one stopped. */
  readonly isFinished: boolean;
}

/** One comparison under way. */
export interface Comparison {
  readonly ports: Ports;
  readonly live: LiveProfiles;
  readonly policy: Policy;
  readonly lists: OrderedLists;
  readonly repair: boolean;
  /**
   * True when what was found may be told and written: the bank is at rest, and `live` has caught up with it. What
   * differs while jobs are under way is theirs to write.
   */
  isCertain(): Promise<boolean>;
  found(what: "matches" | "lists", id: string): void;
  /** The match job of this subject was lost: to be sent once all is compared, as it unsettles the bank. */
  lost(subject: SubjectRef): void;
}

/** Differences named one by one. */
const mostExamples = 20;
/** All ideas of the country: every cooperative's pairs ask for others of them. */
const ideasAtHand = 25_000;
/** Lists read at once. */
const listsAtOnce = 100;
/** Kept back from comparing: what was lost is asked for again and snapshots are stored in it. */
export const recomputeReserveSeconds = 180;

interface RecomputeOptions extends Omit<LiveOptions, "fromSnapshots"> {
  readonly repair: boolean;
  /** Milliseconds the caller may still run; where absent all is compared, from the beginning. */
  readonly remainingMs?: (() => number) | undefined;
}

/**
 * Reads the whole bank, orders every list anew and compares with what the events have made of it, step by step. With
 * `repair` it writes the differences, and them alone, and stores new snapshots. With a deadline it compares as many as
 * the time reaches for, and goes on in its next run. Safe to run again and beside the
 * workers. @throws busy_try_again when the policy was replaced meanwhile
 */
export async function recompute(
  ports: Ports,
  { remainingMs, ...options }: RecomputeOptions,
): Promise<Recomputed> {
  const found = { matches: 0, lists: 0, left: 0 };
  const lost: SubjectRef[] = [];
  const examples: string[] = [];
  if (!(await isSettled(ports)))
    return { ran: false, cooperatives: 0, ideas: 0, ...found, examples, published: 0, isFinished: false };
  const { policy, revision } = await ports.policies.current();
  const live = createLiveProfiles(ports, { ...options, fromSnapshots: false, ideasAtHand });
  await live.refresh();
  const sizes = { cooperatives: live.roster("cooperative").size, ideas: live.roster("idea").size };
  const hasTime = () => remainingMs === undefined || remainingMs() > recomputeReserveSeconds * 1000;
  const lists = await orderLists(live, policy, hasTime);
  if (lists === undefined) {
    const published = options.repair ? await live.publishAll() : 0;
    return { ran: true, ...sizes, ...found, examples, published, isFinished: false };
  }
  const comparison: Comparison = {
    ports,
    live,
    policy,
    lists,
    repair: options.repair,
    async isCertain() {
      if ((await ports.policies.current()).revision !== revision) refuse("busy_try_again");
      const isAtRest = await isSettled(ports);
      if (isAtRest) await live.refresh();
      else found.left += 1;
      return isAtRest;
    },
    found(what, id) {
      found[what] += 1;
      if (examples.length < mostExamples) examples.push(id);
    },
    lost: (subject) => void lost.push(subject),
  };
  const isFinished = await (remainingMs === undefined
    ? compareAll(comparison, subjectsOf(live))
    : compareInTurns(comparison, hasTime));
  if (options.repair) for (const subject of lost) await requestAgain(ports, live, subject);
  const published = options.repair ? await live.publishAll() : 0;
  return { ran: true, ...sizes, ...found, examples, published, isFinished };
}

/** Cooperatives before ideas, each in an order that stays. */
function subjectsOf(live: LiveProfiles): SubjectRef[] {
  const of = (kind: SubjectRef["kind"]) => [...live.roster(kind).keys()].sort().map((id) => ({ kind, id }));
  return [...of("cooperative"), ...of("idea")];
}

const isAfter = (one: SubjectRef, other: SubjectRef) =>
  one.kind === other.kind ? one.id > other.id : one.kind === "idea";

/** Goes on where the last run stopped, and writes down how far it came. True where it came to the end. */
async function compareInTurns(comparison: Comparison, hasTime: () => boolean): Promise<boolean> {
  const { ports, live } = comparison;
  let until = await ports.recomputes.comparedUntil();
  const isLeft = (subject: SubjectRef) => until === undefined || isAfter(subject, until);
  const isFinished = await compareAll(comparison, subjectsOf(live).filter(isLeft), hasTime, (last) => {
    until = last;
  });
  await ports.commit([ports.recomputes.setComparedUntil(isFinished ? undefined : until)]);
  return isFinished;
}

/** True where all were compared. `compared` hears the last one of every stride. */
async function compareAll(
  comparison: Comparison,
  subjects: readonly SubjectRef[],
  hasTime: () => boolean = () => true,
  compared: (last: SubjectRef) => void = () => undefined,
): Promise<boolean> {
  const { ports } = comparison;
  for (let first = 0; first < subjects.length; first += listsAtOnce) {
    if (!hasTime()) return false;
    const some = subjects.slice(first, first + listsAtOnce);
    const lists = await ports.rankedLists.getMany(some);
    const listById = new Map(lists.map((list) => [list.subject.id, list]));
    for (const subject of some) {
      if (subject.kind === "cooperative") await compareMatches(comparison, subject.id);
      await compareList(comparison, subject, listById.get(subject.id));
    }
    const last = some.at(-1);
    if (last !== undefined) compared(last);
  }
  return true;
}

async function requestAgain(ports: Ports, live: LiveProfiles, subject: SubjectRef): Promise<void> {
  const version = live.roster(subject.kind).get(subject.id)?.version ?? 1;
  await ports.commit([requestMatching(ports, subject, version)]);
}
