import { systemActor } from "@tawafuq/core/actors/actor";
import { readAll } from "@tawafuq/core/language/read-all";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { erase, replayErasures } from "@tawafuq/core/privacy/continue-erasures";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { recompute } from "@tawafuq/core/snapshots/recompute";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asCooperative,
  asHolder,
  enterPair,
  noticesOf,
  onlyOfficers,
  type Pair,
  programme,
  requireMatch,
  usePolicy,
} from "../core/people.ts";
import { storedItems } from "./stored.ts";

const contact = {
  personName: "Zineb Tazi",
  email: "zineb@leaving.example",
  phone: "+212500000011",
};
const name = "Taawounia Tighmert";
const key = (kind: "cooperative" | "holder", id: string) =>
  ({ kind, id, via: { kind: "key", id: "key_test" } }) as const;

/** Everything by which the cooperative could be known again. */
const traces = [contact.personName, contact.email, contact.phone, name, "Call Zineb"];

describe("deletion", () => {
  let app: TestApp;
  let pair: Pair;
  let stored: ReturnType<typeof storedItems>;
  beforeAll(async () => {
    app = await startTestApp();
    stored = storedItems(app);
    const { ports } = app;
    await usePolicy(ports, onlyOfficers);
    pair = await enterPair(ports, { cooperative: aCooperative({ name: { fr: name }, contact }) });
    await app.drain();
    const match = await requireMatch(ports, pair.match);
    await decideMatch(ports, programme, pair.match, match.version, { verb: "propose", note: "Call Zineb" });
    await app.drain();
    await answerProposal(ports, asCooperative(pair.cooperative.id), pair.match, { answer: "interested" });
    await answerProposal(ports, asHolder(pair.holder.id), pair.match, { answer: "interested" });
    await app.drain();
  });
  afterAll(async () => {
    stored.stop();
    await app.stop();
  });

  const subject = () => ({ kind: "cooperative", id: pair.cooperative.id }) as const;

  /** What of the cooperative anybody can still read through the ports. */
  async function readable(): Promise<string> {
    const { ports } = app;
    const holder = { kind: "holder", id: pair.holder.id } as const;
    return JSON.stringify([
      await ports.cooperatives.get(pair.cooperative.id),
      await ports.contacts.get(subject()),
      await requireMatch(ports, pair.match),
      await readAll((page) => ports.history.list(pair.match, page)),
      await noticesOf(ports, subject()),
      await noticesOf(ports, holder),
      await app.mailbox(),
      (await readAll((page) => ports.cooperatives.list(page))).filter(
        ({ availability }) => availability === "active",
      ),
    ]);
  }

  it("takes the cooperative out of its profile, contact, matches, letters and lists, again after a restored backup", async () => {
    const { ports } = app;
    const before = await readable();
    for (const trace of traces) expect(before).toContain(trace);
    const backup = await stored.dump();

    const { erasure } = await requestDeletion(ports, key("cooperative", pair.cooperative.id), "side");
    await app.drain();
    await app.drain();
    for (const trace of traces) expect(await readable()).not.toContain(trace);
    expect((await ports.erasures.listUnfinished({ limit: 10 })).items).toEqual([]);
    expect(await ports.contacts.listOwners({ kind: "email", value: contact.email })).toEqual([]);
    expect(JSON.stringify(await stored.dump())).not.toContain(name);
    const compared = await recompute(ports, { repair: false });
    expect(compared).toMatchObject({ ran: true, matches: 0, lists: 0 });

    await stored.restore(backup);
    for (const trace of traces.filter((trace) => trace !== contact.email))
      expect(await readable()).toContain(trace);
    expect(await replayErasures(ports)).toEqual({ lines: 1, erasedAgain: 1 });
    await app.drain();
    await app.drain();
    for (const trace of traces) expect(await readable()).not.toContain(trace);
    expect(JSON.stringify(await stored.dump())).not.toContain(name);
    expect(await recompute(ports, { repair: false })).toMatchObject({ ran: true, matches: 0, lists: 0 });
    expect(await replayErasures(ports)).toEqual({ lines: 1, erasedAgain: 0 });
    expect(await erase(ports, erasure)).toBe(0);
    const ledger = JSON.stringify(await stored.dump("tawafuq-erasures"));
    expect(ledger).toContain(pair.cooperative.id);
    for (const trace of traces) expect(ledger).not.toContain(trace);
  });

  it("goes on in the sweep where it was cut short", async () => {
    const { ports } = app;
    const other = await enterPair(ports, {
      cooperative: aCooperative({ name: { fr: "Taawounia Assa" }, contact }),
    });
    await app.drain();
    // As after a crash: written down, and nothing done.
    await ports.erasures.begin({ kind: "holder", id: other.holder.id, at: ports.now().toISOString() });
    expect((await ports.holders.get(other.holder.id))?.erasedAt).toBeUndefined();
    await app.drain();
    await app.drain();
    expect((await ports.holders.get(other.holder.id))?.erasedAt).toBeDefined();
    expect((await ports.ideas.get(other.idea.id))?.erasedAt).toBeDefined();
    expect(await ports.contacts.get({ kind: "holder", id: other.holder.id })).toBeUndefined();
    expect((await ports.erasures.listUnfinished({ limit: 10 })).items).toEqual([]);
    expect(await recompute(ports, { repair: false })).toMatchObject({ ran: true, matches: 0, lists: 0 });
  });

  it("is nobody's but the side's own: no agent, no officer, no system", async () => {
    const { ports } = app;
    const id = "coop_any";
    const via = {
      kind: "mandate",
      id: "mand_1",
      sessionId: "s",
      personId: "pers_1",
      scopes: ["profile"],
    } as const;
    for (const actor of [
      { kind: "cooperative", id, via } as const,
      { kind: "officer", id: "offi_1", delegations: [], via: { kind: "key", id: "k" } } as const,
      systemActor("test"),
    ])
      await expect(requestDeletion(ports, actor, "side")).rejects.toMatchObject({ code: "not_allowed" });
  });
});
