import type { MatchJob, SubjectRef } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import { closeProposals } from "../proposals/close-proposals.ts";
import { handOn } from "../proposals/hand-on.ts";
import type { LiveProfiles } from "./live-profiles.ts";
import { matchId } from "./match.ts";
import { type RankedSubject, rankSubject } from "./rank-subject.ts";

/**
 * One job of the match worker. Safe to run again: a version already done is passed over, and only differences are
 * written. Jobs of one subject must come one at a time, in order (the FIFO group is the subject).
 */
export async function handleMatchJob(ports: Ports, live: LiveProfiles, job: MatchJob): Promise<void> {
  if (job.kind === "hand_on") return handOn(ports, job.matchId);
  const { subject } = job;
  const listed = await ports.rankedLists.get(subject);
  if (job.kind === "match" && listed !== undefined && listed.version >= job.version) return;
  await live.refresh();
  const profile = await live.look(subject);
  if (profile === undefined) return;
  const { policy } = await ports.policies.current();
  const ranked = await rankSubject(ports, live, subject, policy);
  if (job.kind === "match") {
    if (profile.availability === "withdrawn") await closeProposals(ports, subject);
    await askOthers(ports, subject, profile.version, ranked);
  }
  // A rank job must not pass for the match job of a newer profile: that one still has to ask the others.
  const version = job.kind === "match" ? profile.version : (listed?.version ?? 0);
  await ports.commit([
    ports.rankedLists.put({
      subject,
      version,
      ...(ranked.floor === undefined ? {} : { floor: ranked.floor }),
      ...(subject.kind === "cooperative" ? { gains: await live.gains(subject.id, policy) } : {}),
    }),
  ]);
  await live.publishDue();
}

/** Asks those on the other side whose list this change may alter to order theirs again. */
async function askOthers(
  ports: Ports,
  subject: SubjectRef,
  version: number,
  ranked: RankedSubject,
): Promise<void> {
  const kind = subject.kind === "idea" ? "cooperative" : "idea";
  const otherOf = (pair: { idea: string; cooperative: string }) =>
    kind === "idea" ? pair.idea : pair.cooperative;
  const known = new Set(ranked.before.map((match) => match.id));
  const floors = await ports.rankedLists.getMany(ranked.pairs.map((pair) => ({ kind, id: otherOf(pair) })));
  const floorOf = new Map(floors.map((list) => [list.subject.id, list.floor]));
  const affected = new Set(
    ranked.pairs
      .filter(
        (pair) =>
          known.has(matchId(pair.idea, pair.cooperative)) || pair.value >= (floorOf.get(otherOf(pair)) ?? 0),
      )
      .map(otherOf),
  );
  for (const match of ranked.before) affected.add(kind === "idea" ? match.ideaId : match.cooperativeId);
  const cause = `${subject.id}@${version}`;
  await ports.queues.sendMatchJobs(
    [...affected].map((id) => ({
      job: { kind: "rank", subject: { kind, id }, cause },
      subject: id,
      id: `rank.${id}.${cause}`,
    })),
  );
}
