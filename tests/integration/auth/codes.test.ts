import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { askCode, codeFor, signIn, tryCode, wrongFor } from "./people.ts";

const addresses = ["amina@example.example", "+212500000001"] as const;

/** An address of its own for every test. */
let count = 10;
function fresh(kind: "email" | "phone"): string {
  count += 1;
  return kind === "email" ? `person${count}@example.example` : `+2125000000${count}`;
}

async function problemOf(response: Response): Promise<{ status: number; code: unknown; tries: unknown }> {
  const { code, args } = (await response.json()) as { code?: string; args?: { tries?: number } };
  return { status: response.status, code, tries: args?.tries };
}

describe("codes", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(addresses)("%s gets six digits, and they open a session", async (address) => {
    const asked = await askCode(app, address);
    expect(asked.status).toBe(202);
    expect(await asked.json()).toEqual({ validSeconds: 600, tries: 3 });
    const opened = await tryCode(app, address, await codeFor(app, address));
    expect(opened.status).toBe(200);
    expect(await opened.json()).toMatchObject({ kind: "person", id: expect.stringMatching(/^pers_/) });
  });

  it("reads a phone number and a code as people write them", async () => {
    const address = fresh("phone");
    await askCode(app, address.replace("+212", "0"));
    const code = await codeFor(app, address);
    const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join("");
    expect((await tryCode(app, address.replace("+", "00"), ` ${arabic}`)).status).toBe(200);
  });

  it.each([
    ["", "invalid_input"],
    ["amina", "invalid_input"],
    ["+33612345678", "invalid_input"],
  ])("does not take %j for an address", async (address, code) => {
    expect(await problemOf(await askCode(app, address))).toMatchObject({ status: 400, code });
  });

  it("writes in the reader's language", async () => {
    const address = fresh("phone");
    await askCode(app, address, "ar");
    const letter = (await app.mailbox()).find(({ to }) => to.includes(address));
    expect(letter).toMatchObject({ kind: "sms", text: expect.stringContaining("رمزكم") });
  });

  describe.each(["email", "phone"] as const)("by %s", (kind) => {
    it("a code works once", async () => {
      const address = fresh(kind);
      await askCode(app, address);
      const code = await codeFor(app, address);
      expect((await tryCode(app, address, code)).status).toBe(200);
      expect(await problemOf(await tryCode(app, address, code))).toMatchObject({
        status: 400,
        code: "code_expired",
      });
    });

    it("a code sent at once from many sides opens one session", async () => {
      const address = fresh(kind);
      await askCode(app, address);
      const code = await codeFor(app, address);
      const answers = await Promise.all(Array.from({ length: 8 }, () => tryCode(app, address, code)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it("three wrong tries stop a code, and the right one comes too late", async () => {
      const address = fresh(kind);
      await askCode(app, address);
      const code = await codeFor(app, address);
      const tries = [];
      for (const nth of [1, 2, 3])
        tries.push(await problemOf(await tryCode(app, address, wrongFor(code, nth))));
      expect(tries).toEqual([
        { status: 400, code: "code_wrong", tries: 2 },
        { status: 400, code: "code_wrong", tries: 1 },
        { status: 400, code: "code_expired", tries: 0 },
      ]);
      expect((await tryCode(app, address, code)).status).toBe(400);
    });

    it("tries sent at once are counted like those sent one by one", async () => {
      const address = fresh(kind);
      await askCode(app, address);
      const code = await codeFor(app, address);
      const wrong = Array.from({ length: 6 }, (_, nth) => wrongFor(code, nth + 1));
      const answers = await Promise.all(wrong.map((guess) => tryCode(app, address, guess)));
      const told = await Promise.all(answers.map(problemOf));
      // Only whoever had the code in hand was told of the tries that are left.
      expect(told.every(({ status }) => status === 400)).toBe(true);
      for (const nth of [11, 12, 13]) await tryCode(app, address, wrongFor(code, nth));
      expect((await tryCode(app, address, code)).status).toBe(400);
    });

    it("a code ends after ten minutes", async () => {
      const [early, late] = [fresh(kind), fresh(kind)];
      await askCode(app, early);
      await askCode(app, late);
      const codes = [await codeFor(app, early), await codeFor(app, late)] as const;
      const now = Date.now();
      vi.useFakeTimers({ toFake: ["Date"], now: now + 590_000 });
      expect((await tryCode(app, early, codes[0])).status).toBe(200);
      vi.setSystemTime(now + 611_000);
      expect(await problemOf(await tryCode(app, late, codes[1]))).toMatchObject({ code: "code_expired" });
    });

    it("a new code takes the place of the one before", async () => {
      const address = fresh(kind);
      await askCode(app, address);
      const first = await codeFor(app, address);
      await askCode(app, address);
      const second = await codeFor(app, address);
      if (first !== second) expect((await tryCode(app, address, first)).status).toBe(400);
      expect((await tryCode(app, address, second)).status).toBe(200);
    });

    it("signing in again is the same person", async () => {
      const address = fresh(kind);
      const ids = [];
      for (const _ of [1, 2]) {
        await askCode(app, address);
        const opened = await tryCode(app, address, await codeFor(app, address));
        ids.push(((await opened.json()) as { id: string }).id);
      }
      expect(ids[0]).toBe(ids[1]);
    });
  });

  it("no destination gets a fourth code within ten minutes, and the answer says how long to wait", async () => {
    const address = fresh("phone");
    for (const _ of [1, 2, 3]) expect((await askCode(app, address)).status).toBe(202);
    const refused = await askCode(app, address.replace("+212", "0"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await app.mailbox()).filter(({ to }) => to.includes(address))).toHaveLength(3);
  });

  it("brute force ends after ten checks, whatever codes are sent meanwhile", async () => {
    const address = fresh("phone");
    const statuses = [];
    for (const _ of [1, 2, 3]) {
      await askCode(app, address);
      const code = await codeFor(app, address);
      for (const nth of [1, 2, 3, 4])
        statuses.push((await tryCode(app, address, wrongFor(code, nth))).status);
    }
    expect(statuses.slice(0, 10).every((status) => status === 400)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect((await tryCode(app, address, await codeFor(app, address))).status).toBe(429);
  });

  it("one place cannot have codes sent to a long list of people", async () => {
    const statuses = [];
    for (let nth = 0; nth < 21; nth += 1) {
      const json = { address: `list${nth}@example.example` };
      const asked = await app.request("/auth/codes", { method: "POST", json, from: "192.0.2.44" });
      statuses.push(asked.status);
    }
    expect(statuses.slice(0, 20).every((status) => status === 202)).toBe(true);
    expect(statuses[20]).toBe(429);
  });

  it("is never written into the log, nor is an address", async () => {
    const [email, phone] = [fresh("email"), fresh("phone")];
    const codes = [];
    for (const address of [email, phone]) {
      await askCode(app, address);
      codes.push(await codeFor(app, address));
      await tryCode(app, address, wrongFor(codes.at(-1) ?? ""));
      await tryCode(app, address, codes.at(-1) ?? "");
    }
    const log = app.logged.join("\n");
    for (const secret of [...codes, email, phone, phone.slice(4)]) expect(log).not.toContain(secret);
  });

  it("keeps no code, no address and no token of a session as they are", async () => {
    const [email, phone] = [fresh("email"), fresh("phone")];
    await signIn(app, email);
    const cookie = await signIn(app, phone);
    await askCode(app, email);
    await askCode(app, phone);
    const dump = await dumpOf(app);
    const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    const secrets = [
      email,
      phone,
      phone.slice(4),
      token,
      await codeFor(app, email),
      await codeFor(app, phone),
    ];
    expect(token.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(dump).not.toContain(`"${secret}"`);
    for (const secret of [email, phone.slice(4), token]) expect(dump).not.toContain(secret);
    expect(dump).not.toMatch(/"\d{6}(:\d+)?"/);
  });
});

/** Every item of the table as text. */
async function dumpOf(app: TestApp): Promise<string> {
  const { DynamoDBClient, ScanCommand } = await import("@aws-sdk/client-dynamodb");
  const client = new DynamoDBClient({
    region: app.bank.region,
    endpoint: app.bank.endpoints.dynamodb,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: "tawafuq" }));
  client.destroy();
  return JSON.stringify(Items);
}
