import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { handleMatchJob } from "@tawafuq/core/matches/handle-match-job";
import { decideAgainst, propose } from "@tawafuq/core/matches/lifecycle";
import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { runRound } from "@tawafuq/core/matches/run-round";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterEach, beforeEach, expect, it } from "vitest";
import { enterPair, onlyOfficers, type Pair, requireMatch, usePolicy } from "./people.ts";

let app: TestApp;
let pair: Pair;
let live: LiveProfiles;
const at = "2026-03-01T09:00:00.000Z";

beforeEach(async () => {
  app = await startTestApp();
  app.setNow(at);
  await usePolicy(app.ports, { thresholds: onlyOfficers.thresholds });
  pair = await enterPair(app.ports);
  live = createLiveProfiles(app.ports);
  await handleMatchJob(app.ports, live, {
    kind: "match",
    subject: { kind: "idea", id: pair.idea.id },
    version: 1,
  });
});
afterEach(() => app.stop());

const untold = async () => (await app.ports.matches.listUntold({ limit: 10 })).items;
/** On a settled bank: what is queued is thrown away, as it is no part of this. */
async function round() {
  await app.bank.sqs.send(new PurgeQueueCommand({ QueueUrl: app.bank.queues.matchRequests }));
  return runRound(app.ports, live);
}

it("a waiting match is noted until officers were told of it, and told of once", async () => {
  const match = await requireMatch(app.ports, pair.match);
  expect(match).toMatchObject({ state: "waiting" });
  expect(await untold()).toEqual([{ matchId: match.id, version: match.version }]);
  expect(await round()).toMatchObject({ ran: true, proposed: 0, announced: 1 });
  expect(await untold()).toEqual([]);
  expect((await requireMatch(app.ports, pair.match)).announcedAt).toBe(at);
  expect(await round()).toMatchObject({ ran: true, announced: 0 });
});

it("a match that has moved on is not told of, and its note goes", async () => {
  const match = await requireMatch(app.ports, pair.match);
  const decision = { verb: "hold", reason: "other", by: "system:test", at } as const;
  await app.ports.commit([app.ports.matches.replace(decideAgainst(match, decision))]);
  expect(await untold()).toHaveLength(1);
  expect(await round()).toMatchObject({ announced: 0 });
  expect(await untold()).toEqual([]);
});

it("a match scored again while its note is read keeps the newer note", async () => {
  const match = await requireMatch(app.ports, pair.match);
  const [note] = await untold();
  if (note === undefined) throw new Error("nothing is noted");
  await app.ports.commit([app.ports.matches.replace({ ...match, version: match.version + 1 })]);
  await expect(app.ports.commit([app.ports.matches.forgetUntold(note)])).rejects.toMatchObject({
    code: "version_conflict",
  });
  expect(await untold()).toEqual([{ ...note, version: match.version + 1 }]);
  expect(await round()).toMatchObject({ announced: 1 });
});

it("a proposal is noted by its promised date, and the note of one that was answered goes unheard", async () => {
  const { ports } = app;
  const match = await requireMatch(ports, pair.match);
  const answerBy = "2026-03-15T09:00:00.000Z";
  const open = propose(match, at, answerBy, undefined);
  await ports.commit([ports.matches.replace(open)]);
  const promised = async (by: string) => (await ports.matches.listPromised(by, { limit: 10 })).items;
  expect(await promised("2026-03-15T08:59:59.999Z")).toEqual([]);
  expect(await promised(answerBy)).toEqual([{ matchId: match.id, answerBy }]);
  await ports.commit([ports.matches.replace({ ...open, version: open.version + 1, state: "introduced" })]);
  app.setNow(answerBy);
  expect(await expireProposals(ports)).toBe(0);
  expect((await requireMatch(ports, pair.match)).state).toBe("introduced");
  expect(await promised("2027-01-01T00:00:00.000Z")).toEqual([]);
});
