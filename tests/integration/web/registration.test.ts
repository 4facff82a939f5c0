import type { Actor } from "@tawafuq/core/actors/actor";
import { registerCooperative } from "@tawafuq/core/cooperatives/register-cooperative";
import { keepDraft, readDraft } from "@tawafuq/core/drafts/keep-draft";
import { parkForm, readParkedForm } from "@tawafuq/core/drafts/park-form";
import { depositIdea } from "@tawafuq/core/ideas/deposit-idea";
import { eraseAccess } from "@tawafuq/core/privacy/erase-access";
import { erasePerson } from "@tawafuq/core/privacy/erase-person";
import { exportMyData } from "@tawafuq/core/privacy/export-my-data";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { signedIn } from "@tawafuq/tests/support/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../core/people.ts";
import { storedItems } from "../privacy/stored.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

let phones = 500;
async function somebody(): Promise<Extract<Actor, { kind: "person" }>> {
  phones += 1;
  const { personId } = await signedIn(app, { phone: `+212500000${phones}` });
  return { kind: "person", id: personId, via: { kind: "session", id: "sess_x", personId } };
}

const once = (key: string) => ({ key, requestHash: "the same form" });

describe("a person registers a cooperative", () => {
  it("once, however often it is sent, and represents it from then on", async () => {
    const { ports } = app;
    const person = await somebody();
    const sent = await Promise.all(
      [1, 2, 3].map(() => registerCooperative(ports, person, aCooperative(), once("a"))),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const { id, grantId } = sent[0] ?? { id: "", grantId: "" };
    expect(await ports.grants.get(grantId)).toMatchObject({
      role: "representative",
      subjectId: id,
      state: "active",
    });
    expect(await ports.consents.list({ kind: "cooperative", id })).toMatchObject([{ state: "told" }]);
    // The role taken on meanwhile does not make it another registration.
    const now: Actor = { kind: "cooperative", id, via: person.via };
    expect((await registerCooperative(ports, now, aCooperative(), once("a"))).id).toBe(id);
  });

  it("and what was typed about it goes when its data is erased", async () => {
    const { ports } = app;
    const person = await somebody();
    const { id } = await registerCooperative(ports, person, aCooperative(), once("erased"));
    await keepDraft(ports, person, `cooperative:${id}`, { phone: ["+212500000999"] });
    await keepDraft(ports, person, "idea", { title: ["Moulin"] });
    await eraseAccess(ports, { kind: "cooperative", id });
    expect(await readDraft(ports, person, `cooperative:${id}`)).toBeUndefined();
    expect(await readDraft(ports, person, "idea")).toBeDefined();
  });

  it("not with a key, not under a mandate, and not by the dozen", async () => {
    const { ports } = app;
    const keyed: Actor = { kind: "cooperative", id: "coop_x", via: { kind: "key", id: "key_1" } };
    expect(await refusalOf(registerCooperative(ports, keyed, aCooperative(), once("b")))).toBe("not_allowed");
    const via = {
      kind: "mandate",
      id: "mand_1",
      sessionId: "s",
      personId: "pers_1",
      scopes: ["profile"],
    } as const;
    const agent: Actor = { kind: "cooperative", id: "coop_x", via };
    expect(await refusalOf(registerCooperative(ports, agent, aCooperative(), once("c")))).toBe("not_allowed");
    const eager = await somebody();
    for (let time = 0; time < 5; time += 1)
      await registerCooperative(ports, eager, aCooperative(), once(`eager-${time}`));
    expect(await refusalOf(registerCooperative(ports, eager, aCooperative(), once("eager-6")))).toBe(
      "too_many_requests",
    );
  });
});

it("who deposits a first idea becomes its holder; the next one is added to theirs", async () => {
  const { ports } = app;
  const person = await somebody();
  const input = { holder: aHolder(), idea: anIdea() };
  const [first, again] = await Promise.all([1, 2].map(() => depositIdea(ports, person, input, once("d"))));
  expect(first?.ideaId).toBe(again?.ideaId);
  const grant = await ports.grants.get(first?.grantId ?? "");
  const idea = await ports.ideas.get(first?.ideaId ?? "");
  expect(grant).toMatchObject({ role: "holder", subjectId: idea?.holderId });
  expect((await ports.receipts.listByIdea(idea?.id ?? "", { limit: 5 })).items).toHaveLength(1);
  const holder: Actor = { kind: "holder", id: idea?.holderId ?? "", via: person.via };
  const second = await depositIdea(ports, holder, { holder: undefined, idea: anIdea() }, once("e"));
  expect((await ports.ideas.get(second.ideaId))?.holderId).toBe(idea?.holderId);
  // Whatever role is at work: nobody becomes a second holder.
  const third = await depositIdea(ports, person, { holder: undefined, idea: anIdea() }, once("f"));
  expect((await ports.ideas.get(third.ideaId))?.holderId).toBe(idea?.holderId);
});

describe("what was typed", () => {
  it("is kept for its owner alone, unreadable in the table, taken along, and gone with the person", async () => {
    const { ports } = app;
    const [person, other] = [await somebody(), await somebody()];
    const words = "typed in confidence 4711";
    await keepDraft(ports, person, "idea", { confidential: [words] });
    await keepDraft(ports, person, "idea", { title: ["Moulin"] });
    expect((await readDraft(ports, person, "idea"))?.fields).toEqual({
      confidential: [words],
      title: ["Moulin"],
    });
    expect(await readDraft(ports, other, "idea")).toBeUndefined();
    const stored = storedItems(app);
    expect(JSON.stringify(await stored.dump())).not.toContain(words);
    stored.stop();
    expect((await exportMyData(ports, person)).drafts).toMatchObject([
      { form: "idea", fields: { title: ["Moulin"] } },
    ]);
    await erasePerson(ports, person.id);
    expect(await readDraft(ports, person, "idea")).toBeUndefined();
  });

  it("is refused where no form of ours could hold it, and ends with its time", async () => {
    const { ports } = app;
    const person = await somebody();
    expect(await refusalOf(keepDraft(ports, person, "idea", { a: ["x".repeat(70_000)] }))).toBe(
      "invalid_input",
    );
    await keepDraft(ports, person, "idea", { a: ["b"] });
    const later = new Date(Date.now() + 61 * 86_400_000).toISOString();
    app.setNow(later);
    expect(await readDraft(ports, person, "idea")).toBeUndefined();
    app.setNow(undefined);
  });

  it("and sent without a session waits an hour for the browser that sent it", async () => {
    const { ports } = app;
    const sent = { path: "/inbox/a.b", fields: { answer: ["declined"], note: ["زيت"] } };
    const token = await parkForm(ports, "192.0.2.1", sent);
    expect(await readParkedForm(ports, token)).toEqual(sent);
    expect(await readParkedForm(ports, "another token")).toBeUndefined();
    app.setNow(new Date(Date.now() + 61 * 60_000).toISOString());
    expect(await readParkedForm(ports, token)).toBeUndefined();
    app.setNow(undefined);
    for (let time = 1; time < 30; time += 1) await parkForm(ports, "192.0.2.2", sent);
    await parkForm(ports, "192.0.2.2", sent);
    expect(await refusalOf(parkForm(ports, "192.0.2.2", sent))).toBe("too_many_requests");
  });
});
