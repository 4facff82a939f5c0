import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { matchId } from "@tawafuq/core/matches/match";
import { repairNotes } from "@tawafuq/core/matches/repair-notes";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";
import { translate } from "@tawafuq/core/texts/translate";
import { createExpireHandler } from "@tawafuq/functions/workers/expire";
import { createSweepHandler } from "@tawafuq/functions/workers/sweep";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, expect, it } from "vitest";
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

const start = "2026-03-01T09:00:00.000Z";
const promised = "2026-03-15T09:00:00.000Z";
const justBefore = "2026-03-15T08:59:59.999Z";

let app: TestApp;
let pair: Pair;
let next: string;
beforeEach(async () => {
  app = await startTestApp();
  app.setNow(start);
  await usePolicy(app.ports, { maxOpenProposalsPerIdea: 1 });
  pair = await enterPair(app.ports);
  await app.drain();
  const second = aCooperative({ name: { fr: "Coopérative Deuxième" } });
  const { cooperative } = await createCooperative(app.ports, programme, second);
  next = matchId(pair.idea.id, cooperative.id);
  await app.drain();
  // From here on only the hand-on proposes.
  await usePolicy(app.ports, { maxOpenProposalsPerIdea: 1, thresholds: onlyOfficers.thresholds });
});
afterEach(() => app.stop());

it("a proposal ends at its promised date: both are told why, and the next candidate is asked", async () => {
  const { ports } = app;
  const { cooperative, holder } = pair;
  expect(await requireMatch(ports, pair.match)).toMatchObject({ state: "proposed", answerBy: promised });
  expect((await requireMatch(ports, next)).state).toBe("waiting");
  await answerProposal(ports, asCooperative(cooperative.id), pair.match, { answer: "interested" });

  app.setNow(justBefore);
  expect(await expireProposals(ports)).toBe(0);
  app.setNow(promised);
  expect(await expireProposals(ports)).toBe(1);
  expect(await expireProposals(ports)).toBe(0);
  await app.drain();

  expect(await requireMatch(ports, pair.match)).toMatchObject({ state: "expired", closedAt: promised });
  expect(await requireMatch(ports, next)).toMatchObject({ state: "proposed", proposedAt: promised });
  const toCooperative = await noticesOf(ports, { kind: "cooperative", id: cooperative.id });
  const toHolder = await noticesOf(ports, { kind: "holder", id: holder.id });
  const expiryOf = (notices: typeof toHolder) => notices.filter(({ kind }) => kind === "expiry");
  expect(expiryOf(toCooperative)).toHaveLength(1);
  expect(expiryOf(toHolder)).toHaveLength(1);
  // The cooperative had answered, the holder had not: each hears who was silent.
  expect(expiryOf(toCooperative)[0]?.body).toContain(translate("fr", "notices.expiry.silence_theirs"));
  expect(expiryOf(toHolder)[0]?.body).toContain(translate("ar", "notices.expiry.silence_yours"));
});

it("an answer after the promised date is refused, before and after the sweep", async () => {
  app.setNow(promised);
  const late = () =>
    refusalOf(answerProposal(app.ports, asHolder(pair.holder.id), pair.match, { answer: "interested" }));
  expect(await late()).toBe("proposal_expired");
  expect((await requireMatch(app.ports, pair.match)).state).toBe("proposed");
  await expireProposals(app.ports);
  expect(await late()).toBe("proposal_expired");
});

it("the job that ends proposals and the sweep fail apart", async () => {
  app.setNow(promised);
  const failing = {
    ...app.ports,
    matches: { ...app.ports.matches, listPromised: () => Promise.reject(new Error("no queue")) },
  };
  await expect(createExpireHandler(failing)()).rejects.toThrow("no queue");
  expect(await createSweepHandler(failing)()).toEqual({ sent: 0, erased: 0 });
  expect((await requireMatch(app.ports, pair.match)).state).toBe("proposed");
  expect(await createExpireHandler(app.ports)()).toEqual({ expired: 1 });
  expect(await createExpireHandler(app.ports)()).toEqual({ expired: 0 });
  expect(app.logged.filter((line) => line.includes('"message":"expire"'))).toHaveLength(1);
});

it("sweeps that run at once end a proposal once", async () => {
  app.setNow(promised);
  const ended = await Promise.all([expireProposals(app.ports), expireProposals(app.ports)]);
  expect(ended[0] + ended[1]).toBe(1);
  await app.drain();
  const told = await noticesOf(app.ports, { kind: "holder", id: pair.holder.id });
  expect(told.filter(({ kind }) => kind === "expiry")).toHaveLength(1);
  const loads = await app.ports.loads.get({ kind: "cooperative", id: pair.cooperative.id });
  expect(loads.openProposals).toBe(0);
});

it("what a bank from before the notes holds is noted in the night, and ends like all else", async () => {
  const { ports } = app;
  const [untold] = (await ports.matches.listUntold({ limit: 10 })).items;
  const [date] = (await ports.matches.listPromised(promised, { limit: 10 })).items;
  const notes = [untold && ports.matches.forgetUntold(untold), date && ports.matches.forgetPromised(date)];
  await ports.commit(notes.filter((note) => note !== undefined));

  app.setNow(promised);
  expect(await expireProposals(ports)).toBe(0);
  expect(await repairNotes(ports)).toBe(notes.filter((note) => note !== undefined).length);
  expect(await repairNotes(ports)).toBe(0);
  expect(await expireProposals(ports)).toBe(1);
});
