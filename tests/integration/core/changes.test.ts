import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { anIdea } from "@tawafuq/tests/support/builders";
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

/** Dakhla: out of reach of a cooperative of Chefchaouen that works in its own region. */
const farAway = anIdea({ scope: ["MA-12"] });

let app: TestApp;
let pair: Pair;
const enter = async () => {
  pair = await enterPair(app.ports);
  await app.drain();
};
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

describe("where nobody has acted on the match", () => {
  beforeEach(async () => {
    await usePolicy(app.ports, onlyOfficers);
    await enter();
  });

  it("an idea moved out of reach loses it, and moved back finds it again", async () => {
    expect((await requireMatch(app.ports, pair.match)).state).toBe("waiting");
    await reviseIdea(app.ports, asHolder(pair.holder.id), pair.idea.id, 1, farAway);
    await app.drain();
    expect(await app.ports.matches.get(pair.match)).toBeUndefined();
    await reviseIdea(app.ports, asHolder(pair.holder.id), pair.idea.id, 2, anIdea());
    await app.drain();
    expect(await requireMatch(app.ports, pair.match)).toMatchObject({ state: "waiting", ideaVersion: 3 });
  });

  it.each(["paused", "withdrawn"] as const)("a %s cooperative loses it", async (availability) => {
    const { id } = pair.cooperative;
    await changeCooperativeAvailability(app.ports, asCooperative(id), id, 1, availability);
    await app.drain();
    expect(await app.ports.matches.get(pair.match)).toBeUndefined();
  });

  it("a pause ends without a loss, a withdrawal is for good", async () => {
    const { id } = pair.idea;
    const holder = asHolder(pair.holder.id);
    await changeIdeaAvailability(app.ports, holder, id, 1, "paused");
    await app.drain();
    await changeIdeaAvailability(app.ports, holder, id, 2, "active");
    await app.drain();
    expect((await requireMatch(app.ports, pair.match)).state).toBe("waiting");
    await changeIdeaAvailability(app.ports, holder, id, 3, "withdrawn");
    expect(await refusalOf(changeIdeaAvailability(app.ports, holder, id, 4, "active"))).toBe(
      "idea_not_active",
    );
    expect(await refusalOf(reviseIdea(app.ports, holder, id, 4, anIdea()))).toBe("idea_not_active");
  });

  it("a held match is left alone, whatever becomes of the idea", async () => {
    const held = await decideMatch(app.ports, programme, pair.match, undefined, {
      verb: "hold",
      reason: "certificate_expected",
    });
    await reviseIdea(app.ports, asHolder(pair.holder.id), pair.idea.id, 1, farAway);
    await app.drain();
    expect(await requireMatch(app.ports, pair.match)).toEqual(held);
  });
});

describe("where the match has been proposed", () => {
  beforeEach(enter);

  const expiries = async (kind: "cooperative" | "holder", id: string) =>
    (await noticesOf(app.ports, { kind, id })).filter((notice) => notice.kind === "expiry");

  it("a withdrawing cooperative closes it and the holder is told", async () => {
    const { id } = pair.cooperative;
    await changeCooperativeAvailability(app.ports, asCooperative(id), id, 1, "withdrawn");
    await app.drain();
    expect((await requireMatch(app.ports, pair.match)).state).toBe("closed");
    expect(await expiries("holder", pair.holder.id)).toHaveLength(1);
    expect(await expiries("cooperative", id)).toHaveLength(0);
    expect((await app.ports.loads.get({ kind: "idea", id: pair.idea.id })).openProposals).toBe(0);
  });

  it("a withdrawing idea closes it and the cooperative is told", async () => {
    await changeIdeaAvailability(app.ports, asHolder(pair.holder.id), pair.idea.id, 1, "withdrawn");
    const answering = answerProposal(app.ports, asHolder(pair.holder.id), pair.match, {
      answer: "interested",
    });
    expect(await refusalOf(answering)).toBeUndefined();
    // Not yet closed, but nobody is introduced to somebody who has withdrawn.
    const second = answerProposal(app.ports, asCooperative(pair.cooperative.id), pair.match, {
      answer: "interested",
    });
    expect(await refusalOf(second)).toBe("idea_not_active");
    await app.drain();
    expect((await requireMatch(app.ports, pair.match)).state).toBe("closed");
    expect(await expiries("cooperative", pair.cooperative.id)).toHaveLength(1);
    expect(await expiries("holder", pair.holder.id)).toHaveLength(0);
  });

  it("a pause or a revision leaves it open", async () => {
    const { id } = pair.cooperative;
    await changeCooperativeAvailability(app.ports, asCooperative(id), id, 1, "paused");
    await reviseIdea(app.ports, asHolder(pair.holder.id), pair.idea.id, 1, farAway);
    const before = await requireMatch(app.ports, pair.match);
    await app.drain();
    expect(await requireMatch(app.ports, pair.match)).toEqual(before);
  });
});
