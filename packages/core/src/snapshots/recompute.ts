import { createLiveProfiles, type LiveOptions, type LiveProfiles } from "../matches/live-profiles.ts";
import { requestMatching } from "../matches/request-matching.ts";
import { isSettled } from "../matches/run-round.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { compareList } from "./compare-list.ts";
import { compareMatches } from "./compare-matches.ts";
import { type IdeaLists, orderIdeaLists } from "./idea-lists.ts";

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
}

/** One comparison under way. */
export interface Comparison {
  readonly ports: Ports;
  readonly live: LiveProfiles;
  readonly policy: Policy;
  readonly ideaLists: IdeaLists;
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
/** Lists read at once. */
const listsAtOnce = 100;

/**
 * Reads the whole bank, orders every list anew and compares with what the events have made of it, step by step. With
 * `repair` it writes the differences, and them alone, and stores new snapshots. Safe to run again and beside the
 * workers. @throws busy_try_again when the policy was replaced meanwhile
 */
export async function recompute(
  ports: Ports,
  options: { readonly repair: boolean } & Omit<LiveOptions, "fromSnapshots">,
): Promise<Recomputed> {
  const found = { matches: 0, lists: 0, left: 0 };
  const lost: SubjectRef[] = [];
  const examples: string[] = [];
  if (!(await isSettled(ports)))
    return { ran: false, cooperatives: 0, ideas: 0, ...found, examples, published: 0 };
  const { policy, revision } = await ports.policies.current();
  const live = createLiveProfiles(ports, { ...options, fromSnapshots: false });
  await live.refresh();
  const ideaLists = await orderIdeaLists(live, policy);
  const comparison: Comparison = {
    ports,
    live,
    policy,
    ideaLists,
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
  const sizes = { cooperatives: live.roster("cooperative").size, ideas: live.roster("idea").size };
  await compareAll(comparison);
  if (options.repair) for (const subject of lost) await requestAgain(ports, live, subject);
  const published = options.repair ? await live.publishAll() : 0;
  return { ran: true, ...sizes, ...found, examples, published };
}

async function compareAll(comparison: Comparison): Promise<void> {
  const { ports, live } = comparison;
  for (const kind of ["cooperative", "idea"] as const) {
    const subjects = [...live.roster(kind).keys()].map((id) => ({ kind, id }));
    for (let first = 0; first < subjects.length; first += listsAtOnce) {
      const some = subjects.slice(first, first + listsAtOnce);
      const lists = await ports.rankedLists.getMany(some);
      const listById = new Map(lists.map((list) => [list.subject.id, list]));
      for (const subject of some) {
        if (kind === "cooperative") await compareMatches(comparison, subject.id);
        await compareList(comparison, subject, listById.get(subject.id));
      }
    }
  }
}

async function requestAgain(ports: Ports, live: LiveProfiles, subject: SubjectRef): Promise<void> {
  const version = live.roster(subject.kind).get(subject.id)?.version ?? 1;
  await ports.commit([requestMatching(ports, subject, version)]);
}
