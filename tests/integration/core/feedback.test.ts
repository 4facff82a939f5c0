import { lapseDeclines } from "@tawafuq/core/cooperatives/lapse-declines";
import { readCooperative } from "@tawafuq/core/cooperatives/read-cooperative";
import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import type { declineReasons } from "@tawafuq/core/matches/match";
import { matchId } from "@tawafuq/core/matches/match";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { readCalibration } from "@tawafuq/core/proposals/read-calibration";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  asCooperative,
  asHolder,
  enterIdea,
  enterPair,
  onlyOfficers,
  type Pair,
  programme,
  refusalOf,
  requireMatch,
  usePolicy,
} from "./people.ts";

type Reason = (typeof declineReasons)[number];

let app: TestApp;
let pair: Pair;
beforeEach(async () => {
  app = await startTestApp();
  await usePolicy(app.ports, { handOnFrom: null });
  pair = await enterPair(app.ports);
  await app.drain();
  // From here on only what a test does itself is proposed, so that scores stay free to change.
  await usePolicy(app.ports, onlyOfficers);
});
afterEach(() => app.stop());

const decline = (reason: Reason) =>
  answerProposal(app.ports, asCooperative(pair.cooperative.id), pair.match, { answer: "declined", reason });
const stored = () => readCooperative(app.ports, programme, pair.cooperative.id);

/** The match of the cooperative with an idea entered now. */
async function enterAnother(changes: Parameters<typeof enterIdea>[1]): Promise<string> {
  const { idea } = await enterIdea(app.ports, changes);
  return matchId(idea.id, pair.cooperative.id);
}

const alike = { title: { fr: "Deuxième moulin d'huile d'olive" } };
const smaller = { title: { fr: "Petit moulin d'huile d'olive" }, capexMad: 90_000 };

describe("a cooperative that declines for want of capacity", () => {
  it("has its score with ideas that ask as much lowered at once, and with no others", async () => {
    const [like, other] = [await enterAnother(alike), await enterAnother(smaller)];
    await app.drain();
    const before = { like: await requireMatch(app.ports, like), other: await requireMatch(app.ports, other) };
    await decline("no_capacity_now");
    await app.drain();
    const after = { like: await requireMatch(app.ports, like), other: await requireMatch(app.ports, other) };
    expect(after.like.score).toBeLessThan(before.like.score);
    expect(after.like.parts.capacity).toBeLessThan(before.like.parts.capacity);
    const { capacity: _, ...rest } = before.like.parts;
    expect(after.like.parts).toMatchObject(rest);
    expect(after.like.cooperativeVersion).toBe(2);
    expect(after.like.reasonsAgainst).toContainEqual(
      expect.objectContaining({ code: "declined_alike", args: { part: "capacity" } }),
    );
    expect(after.other.score).toBe(before.other.score);
    expect(after.other.parts).toEqual(before.other.parts);
  });

  it("has its scores back once the decline counts no longer", async () => {
    const like = await enterAnother(alike);
    await app.drain();
    const { score } = await requireMatch(app.ports, like);
    await decline("no_capacity_now");
    await app.drain();
    expect(await lapseDeclines(app.ports)).toBe(0);
    expect((await requireMatch(app.ports, like)).score).toBeLessThan(score);
    app.setNow(new Date(Date.now() + 91 * 86_400_000).toISOString());
    expect(await lapseDeclines(app.ports)).toBe(1);
    expect(await lapseDeclines(app.ports)).toBe(0);
    await app.drain();
    expect((await stored()).declines).toEqual([]);
    expect((await requireMatch(app.ports, like)).score).toBe(score);
  });
});

describe("what a decline leaves on the cooperative", () => {
  it("is nothing where the reason speaks of that pair alone", async () => {
    await decline("already_have_partner");
    await app.drain();
    expect(await stored()).toMatchObject({ version: 1, declines: [] });
  });

  it("is nothing of what a holder said", async () => {
    const answer = { answer: "declined", reason: "too_far" } as const;
    await answerProposal(app.ports, asHolder(pair.holder.id), pair.match, answer);
    expect(await stored()).toMatchObject({ version: 1, declines: [] });
  });

  it("is one entry however often the answer is repeated, and outlives a revision of the profile", async () => {
    await decline("not_our_trade");
    await decline("not_our_trade");
    const [kept, ...more] = (await stored()).declines;
    expect(kept).toMatchObject({ reason: "not_our_trade", sector: "AGR", place: "region" });
    expect(more).toEqual([]);
    await reviseCooperative(
      app.ports,
      programme,
      pair.cooperative.id,
      2,
      aCooperative({ commune: "Chefchaouen" }),
    );
    expect(await stored()).toMatchObject({ version: 3, declines: [kept] });
  });

  it("is shown by no answer of the API, and a client cannot send it", async () => {
    await decline("too_far");
    const key = await app.keyFor({ kind: "cooperative", id: pair.cooperative.id });
    const path = `/v1/cooperatives/${pair.cooperative.id}`;
    const shown = await app.request(path, { key });
    expect(shown.status).toBe(200);
    expect(await shown.json()).not.toHaveProperty("declines");
    const headers = { "if-match": shown.headers.get("etag") ?? "" };
    const json = { ...aCooperative(), declines: [] };
    const sent = await app.request(path, { key, method: "PUT", headers, json });
    expect(sent.status).toBe(400);
    expect((await stored()).declines).toHaveLength(1);
  });
});

describe("the calibration of the score", () => {
  it("says that there is not enough yet, and counts what was answered", async () => {
    await decline("too_far");
    const { report, needed, otherVersions, isPartial } = await readCalibration(app.ports, programme);
    expect(report).toMatchObject({ outcomes: 1, mutual: 0, after: undefined, calibration: undefined });
    expect(report.before?.bins.map(({ count }) => count).reduce((a, b) => a + b)).toBe(1);
    expect({ needed, otherVersions, isPartial }).toEqual({
      needed: { outcomes: 200, ofEach: 30 },
      otherVersions: 0,
      isPartial: false,
    });
    expect(await refusalOf(readCalibration(app.ports, asCooperative(pair.cooperative.id)))).toBe(
      "not_allowed",
    );
  });

  it("counts an introduction as mutual, an open proposal not at all, and no other policy's scores", async () => {
    expect((await readCalibration(app.ports, programme)).report.outcomes).toBe(0);
    for (const actor of [asCooperative(pair.cooperative.id), asHolder(pair.holder.id)])
      await answerProposal(app.ports, actor, pair.match, { answer: "interested" });
    expect((await readCalibration(app.ports, programme)).report).toMatchObject({ outcomes: 1, mutual: 1 });
    await usePolicy(app.ports, { ...onlyOfficers, version: "another" });
    expect(await readCalibration(app.ports, programme)).toMatchObject({
      report: { outcomes: 0 },
      otherVersions: 1,
    });
  });
});
