import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import { proveAddress } from "@tawafuq/core/deliveries/prove-address";
import { recordDelivery } from "@tawafuq/core/deliveries/record-delivery";
import { listOwnReturns } from "@tawafuq/core/deliveries/returning-channels";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { handleNoticeJob } from "@tawafuq/core/notices/handle-notice-job";
import { sendDigests } from "@tawafuq/core/notices/send-digests";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { sesBounce, sesDelivery, textEvent } from "@tawafuq/tests/support/carrier-events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askCode, signIn } from "../auth/people.ts";
import {
  asCooperative,
  enterPair,
  noticesOf,
  onlyOfficers,
  type Pair,
  programme,
  requireMatch,
  usePolicy,
} from "../core/people.ts";
import { as, codeSent, startWithAgents } from "../mandates/agent.ts";
import { storedItems } from "../privacy/stored.ts";
import { cooperativeOf, hear, lettersTo, theNotice } from "./inbound.ts";

const email = "khadija@cooperative.example";
const phone = "+212500000062";
const contact = { channels: ["email" as const], preferredLanguage: "fr" as const, email, phone };

let app: TestApp;
let pair: Pair;
beforeEach(async () => {
  app = await startTestApp();
  await usePolicy(app.ports, onlyOfficers);
  pair = await enterPair(app.ports, { cooperative: aCooperative({ contact }) });
  await app.drain();
});
afterEach(() => app.stop());

const returning = () => listOwnReturns(app.ports, asCooperative(pair.cooperative.id));
const now = () => app.ports.now().toISOString();
/** After the hour of digests. */
function nextWednesday(): string {
  const day = app.ports.now();
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== 3);
  day.setUTCHours(10, 0, 0, 0);
  return day.toISOString();
}
const bounce = () => hear(app, sesBounce({ to: email, at: now() }));
async function propose(): Promise<void> {
  const match = await requireMatch(app.ports, pair.match);
  await decideMatch(app.ports, programme, pair.match, match.version, { verb: "propose" });
  await app.drain();
}

describe("a mark", () => {
  it("does not stop the code of whoever signs in, and the right code lifts it", async () => {
    await bounce();
    expect(await returning()).toEqual(["email"]);
    await signIn(app, email);
    expect(await returning()).toEqual([]);
    await propose();
    expect(await theNotice(app, cooperativeOf(pair))).toMatchObject({ delivery: "sent" });
  });

  it("is not lifted by asking for a code, nor by a wrong one", async () => {
    await bounce();
    await askCode(app, email);
    await app.request("/auth/sessions", { method: "POST", json: { address: email, code: "000000" } });
    expect(await returning()).toEqual(["email"]);
  });

  it("goes with the address that is replaced", async () => {
    await bounce();
    const input = aCooperative({ contact: { ...contact, email: "new@cooperative.example" } });
    await reviseCooperative(app.ports, programme, pair.cooperative.id, 1, input);
    expect(await returning()).toEqual([]);
    expect(await app.ports.marks.get("email", email)).toBeUndefined();
  });

  it("stays with the address where something else was revised", async () => {
    await bounce();
    const input = aCooperative({ contact: { ...contact, phone: "+212500000063" } });
    await reviseCooperative(app.ports, programme, pair.cooperative.id, 1, input);
    expect(await returning()).toEqual(["email"]);
  });

  it("stands nowhere in clear, and is erased with its cooperative; late events bring nothing back", async () => {
    await bounce();
    await hear(app, textEvent({ to: phone, at: now() }, "TEXT_INVALID"));
    const stored = storedItems(app);
    const marks = async () => (await stored.dump()).filter(({ sk }) => sk?.S === "MARK");
    expect(await marks()).toHaveLength(2);
    expect(JSON.stringify(await marks())).not.toMatch(/khadija|212500000062/);
    const actor = { kind: "cooperative", id: pair.cooperative.id, via: { kind: "key", id: "k" } } as const;
    await requestDeletion(app.ports, actor, "side");
    await app.drain();
    expect(await marks()).toEqual([]);
    await bounce();
    expect(await marks()).toEqual([]);
    stored.stop();
  });

  it("is erased with the person who signed in by that address", async () => {
    const cookie = await signIn(app, "person@people.example");
    await hear(app, sesBounce({ to: "person@people.example", at: now() }));
    expect(await app.ports.marks.get("email", "person@people.example")).toBeDefined();
    await app.request("/v1/me/deletion", {
      method: "POST",
      headers: { cookie, origin: "http://127.0.0.1" },
      json: { what: "person", confirm: "delete for ever" },
    });
    await app.drain();
    expect(await app.ports.marks.get("email", "person@people.example")).toBeUndefined();
  });

  it("is one whatever happens at once", async () => {
    const at = now();
    const letter = { channel: "email", address: email, reason: "test" } as const;
    const later = new Date(Date.parse(at) + 1000).toISOString();
    await Promise.all([
      recordDelivery(app.ports, { ...letter, outcome: "returned", kind: "permanent", at }),
      recordDelivery(app.ports, { ...letter, outcome: "returned", kind: "permanent", at }),
      recordDelivery(app.ports, { ...letter, outcome: "complained", at }),
      proveAddress(app.ports, { kind: "email", value: email }),
    ]);
    await recordDelivery(app.ports, { ...letter, outcome: "delivered", at: later });
    expect(await returning()).toEqual([]);
    const withdrawn = (await app.ports.consents.list(cooperativeOf(pair))).filter(
      ({ source }) => source === "complaint",
    );
    expect(withdrawn).toHaveLength(1);
  });

  it("keeps an officer's notices in the inbox", async () => {
    const officer = await registerOfficer(app.ports, programme, {
      name: "Salma Idrissi",
      email: "salma@odco.example",
      language: "fr",
      delegations: ["TANGER"],
    });
    await hear(app, sesBounce({ to: "salma@odco.example", at: now() }));
    const job = {
      kind: "decision_needed",
      delegation: "TANGER",
      matchId: pair.match,
      occurrence: "1",
    } as const;
    await handleNoticeJob(app.ports, job);
    const told = await noticesOf(app.ports, { kind: "officer", id: officer.id });
    expect(told.map(({ delivery }) => delivery)).toEqual(["digest"]);
    app.setNow(nextWednesday());
    await sendDigests(app.ports);
    expect(await lettersTo(app, "salma@odco.example")).toBe(0);
  });
});

it("a letter that came back before it was written down as sent stays returned", async () => {
  const job = {
    kind: "proposal",
    recipient: cooperativeOf(pair),
    matchId: pair.match,
    occurrence: "9",
  } as const;
  const { ports } = app;
  const bouncing = {
    ...ports,
    mailer: {
      async send(mail: Parameters<typeof ports.mailer.send>[0]) {
        await hear(app, sesBounce({ to: mail.to, at: now(), notice: mail.notice }));
      },
    },
  };
  await handleNoticeJob(bouncing, job);
  expect(await theNotice(app, cooperativeOf(pair))).toMatchObject({ delivery: "returned" });
});

describe("the pages", () => {
  const pageFor = async (path: string, key: string, language = "en") =>
    (await app.request(path, { key, headers: { accept: "text/html", "accept-language": language } })).text();

  it("tell the side with what to do, and the officer beside the side, in three languages, without an address", async () => {
    await propose();
    const { id, recipient } = await theNotice(app, cooperativeOf(pair));
    await hear(app, sesBounce({ to: email, at: now(), notice: { id, recipient } }));
    const own = await app.keyFor({ kind: "cooperative", id: pair.cooperative.id });
    const officer = await app.keyFor({ kind: "administrator", id: "test" });
    const said = {
      en: [
        "Our letters to your e-mail come back",
        "This letter came back",
        "Letters to this side’s e-mail come back",
      ],
      fr: [
        "Nos lettres à votre e-mail nous reviennent",
        "Cette lettre nous est revenue",
        "Les lettres à l’e-mail de cette partie reviennent",
      ],
      ar: [
        "الرسائل التي نبعثها إلى بريدكم الإلكتروني تعود إلينا",
        "عادت إلينا هذه الرسالة",
        "الرسائل إلى البريد الإلكتروني لهذا الطرف تعود",
      ],
    };
    for (const [language, [yours, letter, theirs]] of Object.entries(said)) {
      const inbox = await pageFor("/inbox", own, language);
      expect(inbox).toContain(yours);
      expect(inbox).toContain(letter);
      expect(inbox).toContain('href="/profile/edit?step=contact&amp;from=check"');
      expect(await pageFor("/profile", own, language)).toContain(yours);
      const match = await pageFor(`/matches/${pair.match}`, officer, language);
      expect(match.split(String(theirs))).toHaveLength(2);
      expect(match).not.toContain(email);
    }
  });

  it("say nothing where letters arrive, and the contract tells officers only", async () => {
    await propose();
    const own = await app.keyFor({ kind: "cooperative", id: pair.cooperative.id });
    const officer = await app.keyFor({ kind: "administrator", id: "test" });
    const read = async (key: string) =>
      (await (await app.request(`/v1/matches/${pair.match}`, { key })).json()) as { lettersReturn?: object };
    expect(await pageFor("/inbox", own)).not.toContain("come back");
    expect((await read(officer)).lettersReturn).toEqual({ holder: [], cooperative: [] });
    await bounce();
    expect((await read(officer)).lettersReturn).toEqual({ holder: [], cooperative: ["email"] });
    expect(await read(own)).not.toHaveProperty("lettersReturn");
    await hear(app, sesDelivery({ to: email, at: now() }));
    expect((await read(officer)).lettersReturn).toEqual({ holder: [], cooperative: [] });
  });

  it("tell a holder to prove the address by a code", async () => {
    await hear(app, sesBounce({ to: "youssef@holder.example", at: now() }));
    const page = await pageFor("/my/ideas", await app.keyFor({ kind: "holder", id: pair.holder.id }));
    expect(page).toContain("Our letters to your e-mail come back");
    expect(page).toContain('href="/auth/enter"');
    expect(page).not.toContain("/profile/edit");
  });
});

describe("a mandate", () => {
  let bank: Awaited<ReturnType<typeof startWithAgents>>;
  beforeEach(async () => {
    bank = await startWithAgents();
  });
  afterEach(() => bank.app.stop());

  it("is told of in the inbox only where the phone is not reached, and its code proves the phone", async () => {
    const owner = { kind: "cooperative", id: bank.cooperative.id } as const;
    const number = "+212500000001";
    const invalid = () =>
      hear(bank.app, textEvent({ to: number, at: new Date().toISOString() }, "TEXT_INVALID"));
    await invalid();
    const endsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const agent = as(bank.app, "pers_one");
    const { body } = await agent("/v1/mandates", { cooperativeId: owner.id, scopes: ["read"], endsAt });
    const code = await codeSent(bank.app, body.id);
    await agent(`/v1/mandates/${body.id}/confirm`, { code });
    expect(await listOwnReturns(bank.app.ports, asCooperative(owner.id))).toEqual([]);
    await invalid();
    await bank.app.request(`/v1/mandates/${body.id}/end`, { method: "POST", key: bank.key });
    await bank.app.drain();
    const told = await noticesOf(bank.app.ports, owner);
    expect(told.map(({ kind, delivery }) => [kind, delivery]).sort()).toEqual([
      ["mandate_began", "sent"],
      ["mandate_ended", "inbox"],
    ]);
  });
});
