import { handleMatchJob } from "@tawafuq/core/matches/handle-match-job";
import { createLiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { handleNoticeJob } from "@tawafuq/core/notices/handle-notice-job";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterPair, noticesOf, type Pair, requireMatch } from "./people.ts";

describe("a cooperative and an idea that fit", () => {
  let app: TestApp;
  let pair: Pair;
  beforeAll(async () => {
    app = await startTestApp();
    pair = await enterPair(app.ports);
    await app.drain();
  });
  afterAll(() => app.stop());

  const told = async () => ({
    cooperative: await noticesOf(app.ports, { kind: "cooperative", id: pair.cooperative.id }),
    holder: await noticesOf(app.ports, { kind: "holder", id: pair.holder.id }),
    mails: (await app.mailbox()).map(({ file, to }) => `${file} ${to.join()}`).sort(),
  });

  it("are found for each other, with parts and reasons, and proposed", async () => {
    const match = await requireMatch(app.ports, pair.match);
    expect(match).toMatchObject({ state: "proposed", rankForIdea: 1, rankForCooperative: 1 });
    expect(match).toMatchObject({ ideaVersion: 1, cooperativeVersion: 1, holderId: pair.holder.id });
    for (const part of Object.values(match.parts)) expect(part).toBeGreaterThan(0);
    expect(match.reasonsFor.length).toBeGreaterThan(0);
    expect(match.answerBy ?? "").toBe(
      new Date(Date.parse(match.proposedAt ?? "") + 14 * 86_400_000).toISOString(),
    );
  });

  it("are each told once, and mailed once", async () => {
    const { cooperative, holder, mails } = await told();
    expect(cooperative.map(({ kind, delivery }) => [kind, delivery])).toEqual([["proposal", "sent"]]);
    expect(holder.map(({ kind, delivery }) => [kind, delivery])).toEqual([["proposal", "sent"]]);
    expect(mails).toHaveLength(2);
    const to = (await app.mailbox()).flatMap((mail) => mail.to).sort();
    expect(to).toEqual(["tazart@cooperative.example", "youssef@holder.example"]);
  });

  it("hear nothing more when everything runs again or a job comes a second time", async () => {
    const before = { told: await told(), match: await requireMatch(app.ports, pair.match) };
    await app.drain();
    const live = createLiveProfiles(app.ports);
    const { match } = before;
    const occurrence = String(match.version);
    for (const recipient of [
      { kind: "cooperative", id: pair.cooperative.id },
      { kind: "holder", id: pair.holder.id },
    ] as const)
      await handleNoticeJob(app.ports, { kind: "proposal", recipient, matchId: match.id, occurrence });
    for (const subject of [
      { kind: "cooperative", id: pair.cooperative.id },
      { kind: "idea", id: pair.idea.id },
    ] as const) {
      await handleMatchJob(app.ports, live, { kind: "match", subject, version: 1 });
      await handleMatchJob(app.ports, live, { kind: "rank", subject, cause: "again" });
    }
    await app.drain();
    expect({ told: await told(), match: await requireMatch(app.ports, pair.match) }).toEqual(before);
  });

  it("have one letter each even when one job runs twice at the same moment", async () => {
    const before = await told();
    const match = await requireMatch(app.ports, pair.match);
    const recipient = { kind: "cooperative", id: pair.cooperative.id } as const;
    const job = { kind: "expiry", recipient, matchId: match.id, occurrence: "twice" } as const;
    await Promise.all([handleNoticeJob(app.ports, job), handleNoticeJob(app.ports, job)]);
    const after = await told();
    expect(after.cooperative).toHaveLength(before.cooperative.length + 1);
    expect(after.mails).toHaveLength(before.mails.length + 1);
  });
});
