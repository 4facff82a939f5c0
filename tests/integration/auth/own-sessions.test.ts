import { systemActor } from "@tawafuq/core/actors/actor";
import { createAuthApp } from "@tawafuq/functions/auth/app";
import { createHttpApp } from "@tawafuq/functions/http/app";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { askCode, codeFor, cookieOf, signIn, tryCode, wrongFor } from "./people.ts";

const Sessions = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      device: z.object({ browser: z.string(), system: z.string() }),
    }),
  ),
});
const Counts = z.record(z.string(), z.number());

const origin = "http://127.0.0.1";
const android =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";

describe("sessions", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  const me = (cookie: string) => app.request("/v1/me", { headers: { cookie } });
  const page = (path: string, cookie: string) =>
    app.request(path, { headers: { cookie, accept: "text/html" } });
  const post = (path: string, cookie: string) =>
    app.request(path, { method: "POST", headers: { cookie, origin } });
  const sessionsOf = async (cookie: string) => {
    const answer = await app.request("/v1/sessions", { headers: { cookie } });
    return Sessions.parse(await answer.json()).items;
  };

  it("opens with a cookie that scripts cannot read and other sites' forms do not send", async () => {
    const address = "cookie@example.example";
    await askCode(app, address);
    const opened = await tryCode(app, address, await codeFor(app, address));
    const lines = opened.headers.getSetCookie();
    expect(lines).toHaveLength(1);
    const [pair = "", ...attributes] = (lines[0] ?? "").split("; ");
    expect(pair).toMatch(/^tawafuq_session=[^;]{40,}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"]);
    expect(opened.headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify(await opened.json())).not.toContain(pair.split("=")[1]?.split(".")[0]);
  });

  it("opens behind HTTPS with a cookie of this host alone", async () => {
    const address = "host@example.example";
    const auth = createAuthApp(app.ports, { secureCookies: true });
    const send = (path: string, body: unknown) =>
      auth.request(`https://tawafuq.example${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await send("/auth/codes", { address });
    const opened = await send("/auth/sessions", { address, code: await codeFor(app, address) });
    const [pair = "", ...attributes] = (opened.headers.getSetCookie()[0] ?? "").split("; ");
    expect(pair).toMatch(/^__Host-tawafuq_session=/);
    expect(attributes.toSorted()).toEqual([
      "HttpOnly",
      "Max-Age=2592000",
      "Path=/",
      "SameSite=Lax",
      "Secure",
    ]);

    const http = createHttpApp(app.ports, { secureCookies: true });
    const who = await http.request("https://tawafuq.example/v1/me", { headers: { cookie: pair } });
    expect(await who.json()).toMatchObject({ kind: "person" });
    const bare = { cookie: pair.replace("__Host-", "") };
    expect((await http.request("https://tawafuq.example/v1/me", { headers: bare })).status).toBe(401);
  });

  it("ends at once when one signs out: a stolen cookie is worth nothing from then on", async () => {
    const cookie = await signIn(app, "stolen@example.example");
    expect((await me(cookie)).status).toBe(200);
    const out = await app.request("/auth/session", { method: "DELETE", headers: { cookie, origin } });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().every((line) => line.includes("Max-Age=0"))).toBe(true);
    expect((await me(cookie)).status).toBe(401);
    expect((await page("/sessions", cookie)).status).toBe(401);
    expect((await page("/auth/passkeys", cookie)).status).toBe(401);
    const again = await app.request("/auth/session", { method: "DELETE", headers: { cookie, origin } });
    expect(again.status).toBe(204);
  });

  it("ends with the button of the pages too, with the role's and the key's cookies", async () => {
    const cookie = await signIn(app, "leaves@example.example");
    const left = await post("/leave", cookie);
    expect(left.status).toBe(303);
    const gone = left.headers.getSetCookie().map((line) => line.split("=")[0]);
    expect(gone.toSorted()).toEqual(["tawafuq_key", "tawafuq_role", "tawafuq_session"]);
    expect((await me(cookie)).status).toBe(401);
  });

  it.each([
    ["made up", (cookie: string) => `${cookie.split("=")[0]}=${"a".repeat(32)}.${"b".repeat(44)}`],
    ["with another token", (cookie: string) => cookie.replace(/=(...)/, "=abc")],
    ["without its signature", (cookie: string) => cookie.split(".")[0] ?? ""],
    ["empty", (cookie: string) => `${cookie.split("=")[0]}=`],
  ])("refuses a cookie that is %s", async (how, change) => {
    const cookie = await signIn(app, `${how.replaceAll(" ", "-")}@example.example`);
    expect((await me(change(cookie))).status).toBe(401);
  });

  it("lists the devices of a person, ends one, ends all others", async () => {
    const address = "devices@example.example";
    const own = await signIn(app, address);
    await askCode(app, address);
    const phone = cookieOf(
      await app.request("/auth/sessions", {
        method: "POST",
        headers: { "user-agent": android },
        json: { address, code: await codeFor(app, address) },
      }),
    );
    const third = await signIn(app, address);
    const stranger = await signIn(app, "stranger@example.example");

    const listed = await sessionsOf(own);
    expect(listed).toHaveLength(3);
    expect(listed[0]?.current).toBe(true);
    const onPhone = listed.find(({ device }) => device.system === "android");
    expect(onPhone).toMatchObject({ current: false, device: { browser: "chrome" } });

    const path = `/v1/sessions/${onPhone?.id}/end`;
    expect((await app.request(path, { method: "POST", headers: { cookie: stranger, origin } })).status).toBe(
      404,
    );
    expect((await me(phone)).status).toBe(200);
    expect((await app.request(path, { method: "POST", headers: { cookie: own, origin } })).status).toBe(200);
    expect((await me(phone)).status).toBe(401);

    const others = await app.request("/v1/sessions/end-others", {
      method: "POST",
      headers: { cookie: own, origin },
    });
    expect(await others.json()).toEqual({ ended: 1 });
    expect((await me(third)).status).toBe(401);
    expect((await me(own)).status).toBe(200);
    expect((await me(stranger)).status).toBe(200);
  });

  it("shows the devices on a page, and ends them there", async () => {
    const address = "page@example.example";
    const own = await signIn(app, address);
    const other = await signIn(app, address);
    const html = await (await page("/sessions?lang=en", own)).text();
    expect(html).toContain("This device");
    const [, path = ""] = /action="(\/sessions\/[^"]+\/end)"/.exec(html) ?? [];
    expect((await post(path, own)).status).toBe(303);
    expect((await me(other)).status).toBe(401);
    expect((await me(own)).status).toBe(200);
  });

  it("has no list for keys", async () => {
    const key = await app.keyFor({ kind: "administrator", id: "test" });
    expect(await (await app.request("/v1/sessions", { key })).json()).toEqual({ items: [] });
    expect((await app.request("/v1/sessions/any/end", { method: "POST", key })).status).toBe(404);
  });

  it("exchanges the token of a session that is a day old, and the old one is of no use for long", async () => {
    const cookie = await signIn(app, "rotates@example.example");
    expect((await me(cookie)).headers.getSetCookie()).toEqual([]);
    const opened = (await sessionsOf(cookie))[0]?.id;
    app.setNow(new Date(Date.now() + 25 * 3_600_000).toISOString());
    const answer = await me(cookie);
    expect(answer.status).toBe(200);
    const next = cookieOf(answer);
    expect(next).not.toBe(cookie);
    expect((await me(next)).status).toBe(200);
    expect((await sessionsOf(next))[0]?.id).toBe(opened);
    app.setNow(new Date(Date.now() + 26 * 3_600_000).toISOString());
    expect((await me(cookie)).status).toBe(401);
    app.setNow(undefined);
  });

  it("ends after thirty days without a visit", async () => {
    const cookie = await signIn(app, "away@example.example");
    app.setNow(new Date(Date.now() + 31 * 86_400_000).toISOString());
    const answer = await me(cookie);
    app.setNow(undefined);
    expect(answer.status).toBe(401);
  });

  it("opening another one on the same device ends the one before", async () => {
    const before = await signIn(app, "again@example.example");
    const address = "another@example.example";
    await askCode(app, address);
    const opened = await app.request("/auth/sessions", {
      method: "POST",
      headers: { cookie: before, origin },
      json: { address, code: await codeFor(app, address) },
    });
    expect(opened.status).toBe(200);
    expect(cookieOf(opened)).not.toBe(before);
    expect((await me(before)).status).toBe(401);
  });

  it("tells whoever has to know that somebody signed in", async () => {
    const told: string[] = [];
    const auth = createAuthApp(app.ports, {
      onSignedIn: async (ports, person) => {
        told.push(person.email ?? "");
        await ports.commit([
          ports.grants.create({
            id: ports.newId("gran"),
            version: 1,
            personId: person.id,
            role: "administrator",
            subjectId: person.id,
            state: "active",
            createdAt: ports.now().toISOString(),
            createdBy: systemActor("test").kind,
          }),
        ]);
      },
    });
    const address = "claims@example.example";
    await askCode(app, address);
    const opened = await auth.request("http://127.0.0.1/auth/sessions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address, code: await codeFor(app, address) }),
    });
    expect(told).toEqual([address]);
    expect(await opened.json()).toMatchObject({ kind: "administrator" });
  });
});

describe("whether somebody is known", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  async function operations(): Promise<z.infer<typeof Counts>> {
    return Counts.parse(await (await fetch(new URL("/_counts", app.bank.endpoints.dynamodb))).json());
  }

  /** What an answer tells, but for what every answer has of its own. */
  async function told(work: () => Promise<Response>) {
    const before = await operations();
    const answer = await work();
    const after = await operations();
    const headers = Object.fromEntries(answer.headers);
    delete headers["x-request-id"];
    const body = (await answer.json()) as Record<string, unknown>;
    delete body.instance;
    const done = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
    return { status: answer.status, headers, body, done: done.filter(([, count]) => count > 0) };
  }

  it.each([
    ["known@example.example", "strange@example.example"],
    ["+212500000071", "+212500000072"],
  ])("%s and %s get the same answers by the same work", async (known, unknown) => {
    await signIn(app, known);
    const [forKnown, forUnknown] = [
      await told(() => askCode(app, known)),
      await told(() => askCode(app, unknown)),
    ];
    expect(forKnown.status).toBe(202);
    expect(forKnown.done.length).toBeGreaterThan(0);
    expect(forUnknown).toEqual(forKnown);

    const wrong = async (address: string) => {
      const guess = wrongFor(await codeFor(app, address));
      return told(() => tryCode(app, address, guess));
    };
    const [wrongKnown, wrongUnknown] = [await wrong(known), await wrong(unknown)];
    expect(wrongKnown).toMatchObject({ status: 400, body: { code: "code_wrong" } });
    expect(wrongUnknown).toEqual(wrongKnown);
  });

  it("is not told by a code that nobody asked for", async () => {
    await signIn(app, "known2@example.example");
    const answers = [];
    for (const address of ["known2@example.example", "unknown2@example.example"])
      answers.push(await told(() => tryCode(app, address, "123456")));
    expect(answers[0]).toMatchObject({ status: 400, body: { code: "code_expired" } });
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe("what is not needed is not there", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it.each([
    ["POST", "/auth/email-otp/send-verification-otp"],
    ["POST", "/auth/sign-in/email-otp"],
    ["POST", "/auth/sign-in/email"],
    ["POST", "/auth/sign-up/email"],
    ["POST", "/auth/phone-number/send-otp"],
    ["POST", "/auth/phone-number/verify"],
    ["GET", "/auth/get-session"],
    ["GET", "/auth/list-sessions"],
    ["POST", "/auth/update-user"],
    ["POST", "/auth/delete-user"],
    ["GET", "/auth/ok"],
    ["GET", "/auth/error"],
    ["GET", "/auth/passkey/list-user-passkeys"],
    ["GET", "/auth/assets/../app.ts"],
    ["GET", "/auth/assets/app.ts"],
  ])("%s %s is not found", async (method, path) => {
    const answer = await app.request(path, { method, ...(method === "POST" ? { json: {} } : {}) });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("serves its scripts as files, and no page has one inside", async () => {
    const html = await (await app.request("/auth/enter")).text();
    const scripts = [...html.matchAll(/<script src="([^"]+)"/g)].flatMap(([, path]) => path ?? []);
    expect(scripts.length).toBe(3);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style|\sstyle=/);
    for (const path of scripts) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toContain("text/javascript");
    }
  });
});
