import { systemActor } from "@tawafuq/core/actors/actor";
import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { listOwnReturns } from "@tawafuq/core/deliveries/returning-channels";
import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { readDeadLetters, redriveDeadLetters } from "@tawafuq/core/operations/queues";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import {
  sesBounce,
  sesComplaint,
  sesDelivery,
  sesOther,
  textEvent,
} from "@tawafuq/tests/support/carrier-events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
import { cooperativeOf, hear, lettersTo, theNotice } from "./inbound.ts";

let app: TestApp;
let pair: Pair;
let email: string;
let count = 0;

const phone = "+212500000061";
const at = (seconds: number) =>
  new Date(Date.parse("2026-03-02T08:00:00.000Z") + seconds * 1000).toISOString();

beforeAll(async () => {
  app = await startTestApp();
  app.setNow("2026-03-01T08:00:00.000Z");
  await usePolicy(app.ports, onlyOfficers);
});
afterAll(() => app.stop());

/** A cooperative of its own for each test, with one letter that has left. */
beforeEach(async () => {
  app.setNow("2026-03-01T08:00:00.000Z");
  count += 1;
  email = `one-${count}@cooperative.example`;
  const contact = { channels: ["email" as const], preferredLanguage: "fr" as const, email, phone };
  pair = await enterPair(app.ports, { cooperative: aCooperative({ contact }) });
  await app.drain();
  await propose();
  app.setNow("2026-03-03T08:00:00.000Z");
});

/** Out of the way of the next one. */
afterEach(async () => {
  const { ports } = app;
  const [idea, one] = [
    await ports.ideas.get(pair.idea.id),
    await ports.cooperatives.get(pair.cooperative.id),
  ];
  await changeIdeaAvailability(ports, programme, pair.idea.id, idea?.version ?? 0, "paused");
  await changeCooperativeAvailability(ports, programme, pair.cooperative.id, one?.version ?? 0, "paused");
});

async function propose(): Promise<void> {
  const match = await requireMatch(app.ports, pair.match);
  await decideMatch(app.ports, programme, pair.match, match.version, { verb: "propose" });
  await app.drain();
}

const cooperative = () => cooperativeOf(pair);
const returning = () => listOwnReturns(app.ports, asCooperative(pair.cooperative.id));
async function letter(seconds = 0) {
  const { id, recipient } = await theNotice(app, cooperative());
  return { to: email, at: at(seconds), notice: { id, recipient } };
}
const consents = async () =>
  (await app.ports.consents.list(cooperative())).map(({ state, channels, purposes, source, by }) => ({
    state,
    channels,
    purposes,
    source,
    by,
  }));

describe("a letter that comes back", () => {
  it("marks its address, shows at its notice, and the next letter stays in the inbox", async () => {
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "sent" });
    expect(await returning()).toEqual([]);

    await hear(app, sesBounce(await letter()));
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "returned", settledAt: at(0) });
    expect(await returning()).toEqual(["email"]);

    const before = await lettersTo(app, email);
    const other = await enterPair(app.ports, {
      cooperative: aCooperative({ contact: { channels: [], email } }),
    });
    await app.drain();
    const match = await requireMatch(app.ports, other.match);
    await decideMatch(app.ports, programme, other.match, match.version, { verb: "propose" });
    await app.drain();
    expect(await theNotice(app, cooperativeOf(other))).toMatchObject({ delivery: "inbox" });
    expect(await lettersTo(app, email)).toBe(before);
  });

  it("is told once, however often and in whatever order it is told", async () => {
    const first = sesBounce(await letter(1));
    await hear(app, first, first);
    const marked = await app.ports.marks.get("email", email);
    await hear(app, first);
    expect(await app.ports.marks.get("email", email)).toEqual(marked);

    await hear(app, sesDelivery(await letter(5)), sesBounce(await letter(3)));
    expect(await returning()).toEqual([]);
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "sent", settledAt: at(5) });
  });

  it("once for a full mailbox changes the notice only; on three days in a row it marks the address", async () => {
    const day = 86_400;
    const full = async (seconds: number) => sesBounce(await letter(seconds), "Transient", "MailboxFull");
    await hear(app, await full(-2 * day), await full(-2 * day + 60));
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "returned" });
    expect(await returning()).toEqual([]);
    await hear(app, await full(0), await full(-day));
    expect(await returning()).toEqual(["email"]);
    app.setNow("2026-03-17T08:00:00.000Z");
    expect(await returning()).toEqual([]);
  });

  it("for what it holds says nothing of the address", async () => {
    await hear(app, sesOther(await letter(), "Reject", { reject: { reason: "Bad content" } }));
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "returned" });
    expect(await returning()).toEqual([]);
  });

  it("as a short message marks the number, and a delivery lifts it", async () => {
    await hear(app, textEvent({ to: phone, at: at(0) }, "TEXT_INVALID"));
    expect(await returning()).toEqual(["sms"]);
    await hear(app, textEvent({ to: phone, at: at(1) }, "TEXT_DELIVERED"));
    expect(await returning()).toEqual([]);
  });

  it("stays marked in the table by a keyed hash, with the time it goes", async () => {
    await hear(app, sesBounce(await letter()));
    expect(await app.ports.marks.get("email", email.toUpperCase())).toMatchObject({
      permanentAt: at(0),
      expiresAtEpochSeconds: Date.parse(at(0)) / 1000 + 180 * 86_400,
    });
    app.setNow("2026-08-28T08:00:00.000Z");
    expect(await returning()).toEqual(["email"]);
    app.setNow("2026-08-29T08:00:01.000Z");
    expect(await returning()).toEqual([]);
  });

  it("to an address that nobody holds leaves no mark", async () => {
    await hear(app, sesBounce({ to: "stranger@nowhere.example", at: at(0) }));
    expect(await app.ports.marks.get("email", "stranger@nowhere.example")).toBeUndefined();
  });
});

describe("a complaint", () => {
  it("withdraws letters on its channel, once, in the consents; the next notice stays in the inbox", async () => {
    const complaint = sesComplaint(await letter());
    await hear(app, complaint, complaint);
    expect((await consents()).slice(1)).toEqual([
      {
        state: "withdrawn",
        channels: ["email"],
        purposes: ["proposals", "reminders"],
        source: "complaint",
        by: "system:complaint",
      },
    ]);
    expect(await returning()).toEqual([]);
    expect(await theNotice(app, cooperative())).toMatchObject({ delivery: "sent" });

    const before = await lettersTo(app, email);
    await answerProposal(app.ports, asHolder(pair.holder.id), pair.match, { answer: "interested" });
    await answerProposal(app.ports, asCooperative(pair.cooperative.id), pair.match, { answer: "interested" });
    await app.drain();
    const told = await noticesOf(app.ports, cooperative());
    expect(told.find(({ kind }) => kind === "introduction")).toMatchObject({ delivery: "inbox" });
    expect(await lettersTo(app, email)).toBe(before);
  });

  it("does not overrule what the side said since", async () => {
    await app.ports.commit([
      app.ports.consents.append({
        id: app.ports.newId("cons"),
        owner: cooperative(),
        state: "given",
        channels: ["email"],
        purposes: ["proposals"],
        source: "page",
        textVersion: "2026-11",
        by: "test",
        at: at(10),
      }),
    ]);
    await hear(app, sesComplaint(await letter(5)));
    expect((await consents()).at(-1)).toMatchObject({ state: "withdrawn", purposes: ["reminders"] });
  });
});

describe("what is no event", () => {
  const actor = systemActor("test");

  it("ends in the dead letters after 3 receives, its addresses hidden; kinds without effect are acknowledged", async () => {
    const poison = { Type: "Notification", Message: `bounce of ${email} and ${phone}` };
    await hear(
      app,
      poison,
      sesOther(await letter(), "Send", { send: {} }),
      textEvent({ to: phone, at: at(0) }, "TEXT_NEW"),
    );
    const [dead, ...rest] = await readDeadLetters(app.ports, actor, "inbound-events", 10);
    expect(rest).toEqual([]);
    expect(dead?.queue).toBe("inbound-events");
    expect(dead?.body).toContain("Notification");
    expect(dead?.body).not.toContain(email);
    expect(dead?.body).not.toContain(phone);
    expect(app.logged.filter((line) => line.includes("message failed"))).toHaveLength(3);
    expect(app.logged.filter((line) => line.includes("inbound event of no effect"))).toHaveLength(2);
    expect(app.logged.join("\n")).not.toContain("cooperative.example");
    expect(await redriveDeadLetters(app.ports, actor, "inbound-events")).toBe(1);
  });
});

it("the whole path on one machine: a letter to returned.example comes back by itself", async () => {
  const contact = { channels: ["email" as const], email: "lost@returned.example" };
  const lost = await enterPair(app.ports, { cooperative: aCooperative({ contact }) });
  await app.drain();
  const match = await requireMatch(app.ports, lost.match);
  await decideMatch(app.ports, programme, lost.match, match.version, { verb: "propose" });
  await app.drain();
  expect((await noticesOf(app.ports, cooperativeOf(lost))).map(({ delivery }) => delivery)).toEqual([
    "returned",
  ]);
  expect(await listOwnReturns(app.ports, asCooperative(lost.cooperative.id))).toEqual(["email"]);
});
