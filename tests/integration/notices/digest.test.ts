import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import type { Language } from "@tawafuq/core/language/localized-text";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import type { Notice } from "@tawafuq/core/notices/notice";
import type { Officer } from "@tawafuq/core/officers/officer";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { setAbsence } from "@tawafuq/core/officers/set-absence";
import { createDigestHandler } from "@tawafuq/functions/workers/digest";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  enterIdea,
  enterPair,
  noticesOf,
  onlyOfficers,
  type Pair,
  programme,
  requireMatch,
  usePolicy,
} from "../core/people.ts";

const wednesday = "2026-11-25T10:00:00.000Z";
const thursdayBefore8 = "2026-11-26T07:59:59.999Z";
const thursday = "2026-11-26T08:00:00.000Z";
const friday = "2026-11-27T08:00:00.000Z";
const saturday = "2026-11-28T08:00:00.000Z";
const monday = "2026-11-30T08:00:00.000Z";

let app: TestApp;
let pair: Pair;
const officers = {} as Record<Language, Officer>;
beforeEach(async () => {
  app = await startTestApp();
  const { ports } = app;
  app.setNow(wednesday);
  await usePolicy(ports, onlyOfficers);
  for (const language of ["ar", "fr", "en"] as const)
    officers[language] = await registerOfficer(ports, programme, {
      name: `Officer ${language}`,
      email: `${language}@odco.example`,
      language,
      delegations: ["TANGER"],
    });
  pair = await enterPair(ports);
  await app.drain();
});
afterEach(() => app.stop());

const digest = () => createDigestHandler(app.ports)();
const lettersTo = async (officer: Officer) =>
  (await app.mailbox()).filter(({ to }) => to.includes(officer.email));
const told = async ({ id }: Officer, kind: Notice["kind"]) =>
  (await noticesOf(app.ports, { kind: "officer", id })).filter((notice) => notice.kind === kind);

/** One more cooperative that waits for a decision. */
async function enterOneMore(name: string): Promise<void> {
  await createCooperative(app.ports, programme, aCooperative({ name: { fr: name } }));
  await enterIdea(app.ports, { title: { fr: `Idée de ${name}` } });
  await app.drain();
}

it("what asks for a decision lies in the inbox at once, and one letter leaves at eight on the next weekday", async () => {
  const { ar, fr, en } = officers;
  for (const officer of [ar, fr, en]) {
    const [notice, ...more] = await told(officer, "decision_needed");
    expect(notice).toMatchObject({ delivery: "digest", matchId: pair.match });
    expect(more).toEqual([]);
    expect(await lettersTo(officer)).toEqual([]);
  }
  app.setNow(thursdayBefore8);
  expect(await digest()).toEqual({ sent: 0 });
  app.setNow(thursday);
  expect(await digest()).toEqual({ sent: 3 });
  expect(await digest()).toEqual({ sent: 0 });

  const score = Math.round((await requireMatch(app.ports, pair.match)).score * 100);
  const [inFrench] = await lettersTo(fr);
  expect(inFrench?.subject).toBe("1 correspondance attend votre décision");
  expect(inFrench?.text).toContain("- À décider : 1\n- Sans responsable : 1");
  expect(inFrench?.text).toContain(`- Moulin commun d'huile d'olive – Coopérative Tazart : ${score} sur 100`);
  expect(inFrench?.text).toContain("/queue");
  const [inEnglish] = await lettersTo(en);
  expect(inEnglish?.subject).toBe("1 match waits for your decision");
  const [inArabic] = await lettersTo(ar);
  expect(inArabic?.subject).toBe("مطابقة واحدة تنتظر قراركم");
  expect(inArabic?.text).toContain(`- معصرة مشتركة لزيت الزيتون – تعاونية تازارت: ${score} من 100`);
  for (const officer of [ar, fr, en]) {
    expect(await lettersTo(officer)).toHaveLength(1);
    expect((await told(officer, "digest")).map(({ delivery }) => delivery)).toEqual(["sent"]);
  }
});

it("however much is told in a day is one letter, best first; what comes after it waits for the next weekday", async () => {
  for (const name of ["Coopérative Deux", "Coopérative Trois", "Coopérative Quatre"])
    await enterOneMore(name);
  app.setNow(friday);
  await digest();
  const { fr } = officers;
  expect((await told(fr, "decision_needed")).length).toBeGreaterThan(3);
  const [letter, ...others] = await lettersTo(fr);
  expect(others).toEqual([]);
  const waiting = await app.ports.matches.countQueue({ delegation: "TANGER", state: "waiting" }, 1000);
  expect(letter?.subject).toBe(`${waiting} correspondances attendent votre décision`);
  const named = [...(letter?.text ?? "").matchAll(/ : (\d+) sur 100/g)].map(([, score]) => Number(score));
  expect(named).toHaveLength(3);
  expect(named).toEqual(named.toSorted((a, b) => b - a));

  await enterOneMore("Coopérative Cinq");
  expect(await digest()).toEqual({ sent: 0 });
  app.setNow(saturday);
  expect(await digest()).toEqual({ sent: 0 });
  app.setNow(monday);
  expect(await digest()).toEqual({ sent: 3 });
  expect(await lettersTo(fr)).toHaveLength(2);
  app.setNow("2026-12-01T08:00:00.000Z");
  expect(await digest()).toEqual({ sent: 0 });
});

it("nobody gets an empty letter: what was decided meanwhile is not asked for", async () => {
  const { id, version } = await requireMatch(app.ports, pair.match);
  await decideMatch(app.ports, programme, id, version, { verb: "reject", reason: "duplicate" });
  app.setNow(thursday);
  expect(await digest()).toEqual({ sent: 0 });
  expect(await lettersTo(officers.fr)).toEqual([]);
  expect((await app.ports.digests.list({ limit: 10 })).items).toEqual([]);
});

it("the letter of an officer who is away goes to the colleague who steps in, as one with its own", async () => {
  const { ar, fr, en } = officers;
  await setAbsence(app.ports, programme, fr.id, {
    from: "2026-11-26",
    to: "2026-11-26",
    substituteId: en.id,
  });
  app.setNow(thursday);
  expect(await digest()).toEqual({ sent: 2 });
  expect((await Promise.all([ar, fr, en].map(lettersTo))).map((letters) => letters.length)).toEqual([
    1, 0, 1,
  ]);
  app.setNow(friday);
  expect(await digest()).toEqual({ sent: 0 });
});

it("runs at once send one letter each, and a mail that fails leaves the other letters and is tried again", async () => {
  app.setNow(thursday);
  const { mailer } = app.ports;
  const failing = {
    ...app.ports,
    mailer: {
      ...mailer,
      send: (mail: Parameters<typeof mailer.send>[0]) =>
        mail.to === officers.fr.email ? Promise.reject(new Error("no mail")) : mailer.send(mail),
    },
  };
  await expect(createDigestHandler(failing)()).rejects.toThrow("1 digests were not sent");
  expect(await lettersTo(officers.ar)).toHaveLength(1);
  await Promise.all([digest(), digest()]);
  for (const officer of Object.values(officers)) expect(await lettersTo(officer)).toHaveLength(1);
  expect((await told(officers.fr, "digest")).map(({ delivery }) => delivery)).toEqual(["sent"]);
});
