import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { readAll } from "@tawafuq/core/language/read-all";
import { handleMatchJob } from "@tawafuq/core/matches/handle-match-job";
import { createLiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { matchId } from "@tawafuq/core/matches/match";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  asCooperative,
  asHolder,
  enterPair,
  noticesOf,
  onlyOfficers,
  type Pair,
  programme,
  refusalOf,
  requireMatch,
  usePolicy,
} from "./people.ts";

const emails = /tazart@cooperative\.example|youssef@holder\.example|Khadija Amrani/;

let app: TestApp;
let pair: Pair;
beforeEach(async () => {
  app = await startTestApp();
  await usePolicy(app.ports, { maxOpenProposalsPerIdea: 1 });
  pair = await enterPair(app.ports);
  await app.drain();
});
afterEach(() => app.stop());

const notices = async () => [
  ...(await noticesOf(app.ports, { kind: "cooperative", id: pair.cooperative.id })),
  ...(await noticesOf(app.ports, { kind: "holder", id: pair.holder.id })),
];

describe("two sides that are both interested", () => {
  it("are introduced, and know nothing of each other's contact before", async () => {
    const { ports } = app;
    const [cooperative, holder] = [asCooperative(pair.cooperative.id), asHolder(pair.holder.id)];
    const half = await answerProposal(ports, cooperative, pair.match, { answer: "interested" });
    expect(half.state).toBe("proposed");
    await app.drain();
    for (const actor of [cooperative, holder]) {
      expect(JSON.stringify(await readProposal(ports, actor, pair.match))).not.toMatch(emails);
      expect(await refusalOf(readIntroduction(ports, actor, pair.match))).toBe("not_introduced");
    }
    const before = await notices();
    expect(before.map(({ kind }) => kind).sort()).toEqual(["answer", "proposal", "proposal"]);
    for (const { subject, body } of before) expect(`${subject}\n${body}`).not.toMatch(emails);
    for (const { subject, text } of await app.mailbox()) expect(`${subject}\n${text}`).not.toMatch(emails);
    expect(app.logged.join("\n")).not.toMatch(emails);

    const after = await answerProposal(ports, holder, pair.match, { answer: "interested" });
    expect(after.state).toBe("introduced");
    await app.drain();
    for (const actor of [cooperative, holder]) {
      const { contacts } = await readIntroduction(ports, actor, pair.match);
      expect(contacts.idea.email).toBe("youssef@holder.example");
      expect(contacts.cooperative.email).toBe("tazart@cooperative.example");
      expect(JSON.stringify(await readProposal(ports, actor, pair.match))).not.toMatch(emails);
    }
    for (const { kind, subject, body } of await notices())
      if (kind === "introduction") expect(body).toMatch(emails);
      else expect(`${subject}\n${body}`).not.toMatch(emails);
    expect((await notices()).filter(({ kind }) => kind === "introduction")).toHaveLength(2);
    expect(app.logged.join("\n")).not.toMatch(emails);
  });

  it("are introduced once when they answer in the same moment, and may repeat themselves", async () => {
    const { ports } = app;
    const answers = [asCooperative(pair.cooperative.id), asHolder(pair.holder.id)].map((actor) =>
      answerProposal(ports, actor, pair.match, { answer: "interested" }),
    );
    await Promise.all(answers);
    await answerProposal(ports, asHolder(pair.holder.id), pair.match, { answer: "interested" });
    await app.drain();
    expect((await requireMatch(ports, pair.match)).state).toBe("introduced");
    expect((await notices()).filter(({ kind }) => kind === "introduction")).toHaveLength(2);
    expect(await ports.loads.get({ kind: "cooperative", id: pair.cooperative.id })).toEqual({
      openProposals: 0,
      openIntroductions: 1,
    });
  });
});

describe("a side that declines", () => {
  it("says why", async () => {
    const declining = answerProposal(app.ports, asHolder(pair.holder.id), pair.match, { answer: "declined" });
    expect(await refusalOf(declining)).toBe("reason_missing");
    expect((await requireMatch(app.ports, pair.match)).state).toBe("proposed");
  });

  it("hands on to the next candidate, once", async () => {
    const { ports } = app;
    const changes = { name: { fr: "Coopérative Deuxième" } };
    const second = await createCooperative(ports, programme, aCooperative(changes));
    const third = await createCooperative(
      ports,
      programme,
      aCooperative({ name: { fr: "Coopérative Troisième" } }),
    );
    await app.drain();
    const next = [second, third].map(({ cooperative }) => matchId(pair.idea.id, cooperative.id));
    for (const id of next) expect((await requireMatch(ports, id)).state).toBe("waiting");
    // The round would find the freed place too: here only the hand-on may propose.
    await usePolicy(ports, {
      maxOpenProposalsPerIdea: 1,
      thresholds: onlyOfficers.thresholds,
    });

    await answerProposal(ports, asCooperative(pair.cooperative.id), pair.match, {
      answer: "declined",
      reason: "no_capacity_now",
    });
    const live = createLiveProfiles(ports);
    const job = { kind: "hand_on", matchId: pair.match } as const;
    await Promise.allSettled([handleMatchJob(ports, live, job), handleMatchJob(ports, live, job)]);
    await handleMatchJob(ports, live, job);
    await app.drain();
    await handleMatchJob(ports, live, job);
    await app.drain();

    const states = await Promise.all(next.map(async (id) => (await requireMatch(ports, id)).state));
    expect(states.sort()).toEqual(["proposed", "waiting"]);
    const ended = await requireMatch(ports, pair.match);
    expect(ended.state).toBe("declined");
    const proposed = await Promise.all(next.map((id) => requireMatch(ports, id)));
    expect(proposed.find(({ state }) => state === "proposed")?.cooperativeId).toBe(ended.handedOnTo);
    const history = await readAll((page) => ports.history.list(pair.match, page));
    expect(history.filter(({ event }) => event === "handed_on")).toHaveLength(1);
    const told = await noticesOf(ports, { kind: "cooperative", id: ended.handedOnTo ?? "" });
    expect(told.map(({ kind }) => kind)).toEqual(["proposal"]);
    const kinds = (await noticesOf(ports, { kind: "holder", id: pair.holder.id })).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["answer", "proposal", "proposal"]);
  });

  it.each(["paused", "withdrawn"] as const)(
    "does not hand on to a cooperative that has just %s",
    async (availability) => {
      const { ports } = app;
      const { cooperative } = await createCooperative(
        ports,
        programme,
        aCooperative({ name: { fr: "Coopérative Deuxième" } }),
      );
      await app.drain();
      const next = matchId(pair.idea.id, cooperative.id);
      expect((await requireMatch(ports, next)).state).toBe("waiting");
      // Its matches are not cleared yet: that job waits in another group of the queue.
      await changeCooperativeAvailability(
        ports,
        asCooperative(cooperative.id),
        cooperative.id,
        1,
        availability,
      );
      const declined = { answer: "declined", reason: "no_capacity_now" } as const;
      await answerProposal(ports, asCooperative(pair.cooperative.id), pair.match, declined);
      await handleMatchJob(ports, createLiveProfiles(ports), { kind: "hand_on", matchId: pair.match });
      expect((await requireMatch(ports, next)).state).toBe("waiting");
      await app.drain();
      expect(await noticesOf(ports, { kind: "cooperative", id: cooperative.id })).toEqual([]);
    },
  );
});
