import type { RankedList } from "../matches/match-repository.ts";
import { keptOf } from "../matches/rank-subject.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Comparison } from "./recompute.ts";

/** Compares what is noted of a list: the version of the profile it was made for, and its floor. */
export async function compareList(
  comparison: Comparison,
  subject: SubjectRef,
  known: RankedList | undefined,
): Promise<void> {
  const { ports, live, repair } = comparison;
  if (known !== undefined && (await isAsExpected(comparison, known))) return;
  if (!(await comparison.isCertain())) return;
  const list = await ports.rankedLists.get(subject);
  if (list !== undefined && (await isAsExpected(comparison, list))) return;
  comparison.found("lists", subject.id);
  const version = live.roster(subject.kind).get(subject.id)?.version ?? 0;
  // The job of this version went to the dead letters perhaps: it does more than order the list.
  if (list === undefined || list.version < version) return comparison.lost(subject);
  if (!repair) return;
  const floor = await floorOf(comparison, subject);
  await ports.commit([
    ports.rankedLists.put({ subject, version: list.version, ...(floor === undefined ? {} : { floor }) }),
  ]);
}

async function isAsExpected(comparison: Comparison, list: RankedList): Promise<boolean> {
  const { kind, id } = list.subject;
  const version = comparison.live.roster(kind).get(id)?.version ?? 0;
  return list.version >= version && list.floor === (await floorOf(comparison, list.subject));
}

async function floorOf({ policy, lists }: Comparison, subject: SubjectRef) {
  const pairs = await lists.kept(subject);
  return pairs[keptOf(subject.kind, policy) - 1]?.value;
}
