import { createIdentityAdapter } from "@tawafuq/functions/auth/adapter";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { betterAuth } from "better-auth";
import { emailOTP } from "better-auth/plugins";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => app.setNow(undefined));
afterAll(() => app.stop());

const sent = new Map<string, string>();
const allowedAttempts = 3;
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** Better Auth as one more process would run it: what it holds in memory, no other one sees. */
function startAuth(onGuess: () => void = () => undefined) {
  return betterAuth({
    baseURL: "http://127.0.0.1:3000",
    secret: app.ports.vault.secret("session"),
    database: createIdentityAdapter(app.ports),
    verification: { disableCleanup: true },
    session: { additionalFields: { rotatedAt: { type: "date", required: false, input: false } } },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    plugins: [
      emailOTP({
        allowedAttempts,
        sendVerificationOTP: async ({ email, otp }) => void sent.set(email, otp),
        storeOTP: {
          hash: async (otp) => {
            onGuess();
            return app.ports.digest(otp);
          },
        },
      }),
    ],
  });
}

async function sendCode(email: string): Promise<string> {
  await startAuth().api.sendVerificationOTP({ body: { email, type: "sign-in" } });
  return sent.get(email) ?? "";
}

/** The cookie of a new session of this person. */
async function signIn(email: string): Promise<string> {
  const otp = await sendCode(email);
  const response = await startAuth().api.signInEmailOTP({ body: { email, otp }, asResponse: true });
  const cookie = /session_token=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  return cookie ?? Promise.reject(new Error(`no session: ${response.status}`));
}

async function openedBy(cookie: string) {
  const session = await app.ports.sessions.open(cookie);
  return session ?? Promise.reject(new Error("the cookie opens nothing"));
}

describe("a session that Better Auth began", () => {
  test("opens with its cookie, as sent and as decoded", async () => {
    const cookie = await signIn("opens@coop.example");
    const session = await openedBy(cookie);
    expect(session.id).toMatch(/^sess_/);
    expect(session.rotatedAt).toBe(session.createdAt);
    expect(await openedBy(decodeURIComponent(cookie))).toEqual(session);
    const person = await app.ports.people.findByAddress({ kind: "email", value: "Opens@coop.example" });
    expect(person?.id).toBe(session.personId);
    expect(await app.ports.sessions.listByPerson(session.personId)).toEqual([session]);
  });

  test("does not open with a forged cookie, a changed signature or another's signature", async () => {
    const cookie = decodeURIComponent(await signIn("forged@coop.example"));
    const other = decodeURIComponent(await signIn("other@coop.example"));
    const [token, signature = ""] = cookie.split(".");
    const [, otherSignature] = other.split(".");
    const changed = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
    for (const forged of [`${token}.${changed}`, `${token}.${otherSignature}`, `${token}.`, `${token}`, ""])
      expect(await app.ports.sessions.open(forged)).toBeUndefined();
  });

  test("does not open once it was ended, and nobody else can end it", async () => {
    const cookie = await signIn("ended@coop.example");
    const { id, personId } = await openedBy(cookie);
    await app.ports.sessions.end("pers_somebody", id);
    await openedBy(cookie);
    await app.ports.sessions.end(personId, id);
    await app.ports.sessions.end(personId, id);
    expect(await app.ports.sessions.open(cookie)).toBeUndefined();
    expect(await app.ports.sessions.listByPerson(personId)).toEqual([]);
  });

  test("is not listed after its end", async () => {
    const { personId } = await openedBy(await signIn("expired@coop.example"));
    app.setNow(later(400 * 86_400));
    expect(await app.ports.sessions.listByPerson(personId)).toEqual([]);
  });
});

describe("a token that was exchanged", () => {
  test("leaves the session what it was, under a new cookie that Better Auth takes too", async () => {
    const session = await openedBy(await signIn("rotated@coop.example"));
    const cookie = (await app.ports.sessions.rotate(session)) ?? "";
    const rotated = await openedBy(cookie);
    const { rotatedAt, expiresAt } = session;
    expect({ ...rotated, rotatedAt, expiresAt }).toEqual(session);
    expect(Date.parse(rotated.expiresAt)).toBeGreaterThan(Date.parse(expiresAt));
    expect(Date.parse(rotated.rotatedAt)).toBeGreaterThan(Date.parse(session.rotatedAt));
    const headers = new Headers({ cookie: `better-auth.session_token=${encodeURIComponent(cookie)}` });
    const seen = await startAuth().api.getSession({ headers });
    expect(seen?.session.id).toBe(session.id);
  });

  test("still opens for half a minute, for a page that was on its way", async () => {
    const old = await signIn("grace@coop.example");
    const session = await openedBy(old);
    await app.ports.sessions.rotate(session);
    app.setNow(later(29));
    expect((await openedBy(old)).id).toBe(session.id);
  });

  test("ends the session for everybody when it comes back later: one of two has stolen it", async () => {
    const old = await signIn("stolen@coop.example");
    const fresh = (await app.ports.sessions.rotate(await openedBy(old))) ?? "";
    app.setNow(later(31));
    expect((await openedBy(fresh)).id).toMatch(/^sess_/);
    expect(await app.ports.sessions.open(old)).toBeUndefined();
    expect(await app.ports.sessions.open(fresh)).toBeUndefined();
  });

  test("is exchanged once by requests that come together, who all go on", async () => {
    const session = await openedBy(await signIn("together@coop.example"));
    const cookies = await Promise.all(Array.from({ length: 5 }, () => app.ports.sessions.rotate(session)));
    expect(new Set(cookies).size).toBe(1);
    await openedBy(cookies[0] ?? "");
  });

  test("is not exchanged any more once the session has ended", async () => {
    const session = await openedBy(await signIn("late@coop.example"));
    await app.ports.sessions.end(session.personId, session.id);
    expect(await app.ports.sessions.rotate(session)).toBeUndefined();
  });
});

describe("a code", () => {
  test("gives one session to ten who send the right one at once, each to a process of its own", async () => {
    const email = "once@coop.example";
    const otp = await sendCode(email);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => startAuth().api.signInEmailOTP({ body: { email, otp } })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const person = await app.ports.people.findByAddress({ kind: "email", value: email });
    expect(await app.ports.sessions.listByPerson(person?.id ?? "")).toHaveLength(1);
  });

  test("is compared with three guesses and no more, though twenty come at once", async () => {
    const email = "guessed@coop.example";
    const otp = await sendCode(email);
    const wrong = otp === "000000" ? "000001" : "000000";
    let compared = 0;
    const guess = (code: string) =>
      startAuth(() => void compared++).api.signInEmailOTP({ body: { email, otp: code } });
    await Promise.allSettled(Array.from({ length: 20 }, () => guess(wrong)));
    for (let more = 0; more < allowedAttempts; more++) await expect(guess(wrong)).rejects.toThrow();
    expect(compared).toBe(allowedAttempts);
    await expect(guess(otp)).rejects.toThrow();
    expect(await app.ports.people.findByAddress({ kind: "email", value: email })).toBeUndefined();
  });
});
