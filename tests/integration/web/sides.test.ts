import { systemActor } from "@tawafuq/core/actors/actor";
import { blockParty, listBlocks, unblockParty } from "@tawafuq/core/blocks/block-party";
import { readCompleteness } from "@tawafuq/core/cooperatives/completeness";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createBankSearch } from "@tawafuq/core/ideas/bank-search";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { followIdea } from "@tawafuq/core/ideas/follow-idea";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { matchId } from "@tawafuq/core/matches/match";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asCooperative, asHolder, onlyOfficers, refusalOf, usePolicy } from "../core/people.ts";

const system = systemActor("test");
const propose = { verb: "propose" } as const;

let app: TestApp;
let cooperativeId: string;
let holderId: string;

async function newIdea(overrides: Parameters<typeof anIdea>[0] = {}): Promise<string> {
  return (await createIdea(app.ports, system, anIdea(overrides), holderId)).idea.id;
}

beforeEach(async () => {
  app = await startTestApp();
  await usePolicy(app.ports, onlyOfficers);
  cooperativeId = (await createCooperative(app.ports, system, aCooperative())).cooperative.id;
  holderId = (await registerHolder(app.ports, system, aHolder())).holder.id;
});
afterEach(() => app.stop());

describe("a side that wants nothing of the other any more", () => {
  it("is proposed nothing of them, until it takes that back; the other is not told", async () => {
    const { ports } = app;
    const [first, second] = [await newIdea(), await newIdea()];
    await app.drain();
    await decideMatch(ports, system, matchId(first, cooperativeId), undefined, propose);
    const cooperative = asCooperative(cooperativeId);
    await answerProposal(ports, cooperative, matchId(first, cooperativeId), {
      answer: "declined",
      reason: "other",
    });
    await blockParty(ports, cooperative, matchId(first, cooperativeId));
    await app.drain();
    const later = matchId(second, cooperativeId);
    expect(await refusalOf(decideMatch(ports, system, later, undefined, propose))).toBe("side_blocked");
    expect(await listBlocks(ports, asHolder(holderId))).toEqual([]);
    expect(await listBlocks(ports, cooperative)).toMatchObject([{ holderId, by: "cooperative" }]);
    await unblockParty(ports, cooperative, holderId);
    expect((await decideMatch(ports, system, later, undefined, propose)).state).toBe("proposed");
  });

  it("can be the holder, and a stranger to the match can forbid nothing", async () => {
    const { ports } = app;
    const first = await newIdea();
    await app.drain();
    const id = matchId(first, cooperativeId);
    await decideMatch(ports, system, id, undefined, propose);
    expect(await refusalOf(blockParty(ports, asCooperative("coop_other"), id))).toBe("not_found");
    await blockParty(ports, asHolder(holderId), id);
    const second = await newIdea();
    await app.drain();
    expect(
      await refusalOf(decideMatch(ports, system, matchId(second, cooperativeId), undefined, propose)),
    ).toBe("side_blocked");
  });
});

it("a cooperative that takes on one project at a time is introduced to no second one", async () => {
  const { ports } = app;
  const { cooperative } = await createCooperative(ports, system, aCooperative({ maxOpenIntroductions: 1 }));
  const [first, second] = [await newIdea(), await newIdea()];
  await app.drain();
  const id = matchId(first, cooperative.id);
  await decideMatch(ports, system, id, undefined, propose);
  await answerProposal(ports, asCooperative(cooperative.id), id, { answer: "interested" });
  await answerProposal(ports, asHolder(holderId), id, { answer: "interested" });
  expect(
    await refusalOf(decideMatch(ports, system, matchId(second, cooperative.id), undefined, propose)),
  ).toBe("proposal_limit_cooperative");
});

it("a need the holder insists on closes the pair, one that does not matter asks for nothing", async () => {
  const { ports } = app;
  const needs = { minMembers: 40, certifications: ["ONSSA" as const] };
  const insisted = await newIdea({ needs: { ...needs, importance: { members: "must" } } });
  const indifferent = await newIdea({ needs: { ...needs, importance: { members: "any" } } });
  await app.drain();
  expect(await ports.matches.get(matchId(insisted, cooperativeId))).toBeUndefined();
  const match = await ports.matches.get(matchId(indifferent, cooperativeId));
  expect(match?.gates.find(({ code }) => code === "too_few_members")).toMatchObject({ passed: true });
});

it("a profile says what is not told, and how many more ideas it would open", async () => {
  const { ports } = app;
  await newIdea({ needs: { minMembers: 5, landHa: 3, importance: { land: "must" } } });
  await app.drain();
  const told = await readCompleteness(ports, asCooperative(cooperativeId), cooperativeId);
  expect(told.isCurrent).toBe(true);
  expect(told.gains[0]).toEqual({ field: "landHa", ideas: 1 });
});

it("a holder sees whom they were told of, and of the others how many", async () => {
  const { ports } = app;
  await createCooperative(ports, system, aCooperative());
  const idea = await newIdea();
  await app.drain();
  await decideMatch(ports, system, matchId(idea, cooperativeId), undefined, propose);
  const following = await followIdea(ports, asHolder(holderId), idea);
  expect(following.told.map((match) => match.cooperativeId)).toEqual([cooperativeId]);
  expect(following.waiting).toBe(1);
  expect(await refusalOf(followIdea(ports, asHolder("hold_other"), idea))).toBe("not_found");
});

describe("the public bank", () => {
  it("finds by meaning, by place and by need, newest first without words", async () => {
    const search = createBankSearch(app.ports);
    const oil = await newIdea();
    const honey = await newIdea({
      title: { ar: "تثمين العسل" },
      description: { ar: "نبحث عن تعاونية للنحالين تجمع العسل وتعبئه في قوارير صغيرة." },
      scope: ["MA-09"],
      needs: { minMembers: 30, certifications: [] },
    });
    const ids = async (question: Parameters<typeof search.search>[0]) =>
      (await search.search(question)).map(({ teaser }) => teaser.id);
    expect(await ids({})).toEqual([honey, oil]);
    expect(await ids({ words: "زيت الزيتون" })).toEqual([oil]);
    expect(await ids({ words: "miel" })).toEqual([honey]);
    expect(await ids({ region: "MA-09" })).toEqual([honey]);
    expect(await ids({ need: "no_certificate" })).toEqual([honey]);
    expect(await ids({ need: "small" })).toEqual([oil]);
    expect(await ids({ language: "fr" })).toEqual([oil]);
    expect((await search.countByRegion()).get("MA-01")).toBe(1);
  });

  it("finds an idea that is not public by nothing but its title, and follows what changes", async () => {
    const { ports } = app;
    const search = createBankSearch(ports);
    const id = await newIdea({ confidentiality: "summary_only", title: { fr: "Projet discret" } });
    expect(await search.search({ words: "huile d'olive" })).toEqual([]);
    expect(await search.search({ region: "MA-01" })).toEqual([]);
    expect((await search.search({ words: "projet discret" })).map(({ teaser }) => teaser)).toEqual([
      { id, title: { fr: "Projet discret" } },
    ]);
    await reviseIdea(ports, asHolder(holderId), id, 1, anIdea());
    expect((await search.search({ words: "huile d'olive" })).map(({ teaser }) => teaser.id)).toEqual([id]);
  });
});
