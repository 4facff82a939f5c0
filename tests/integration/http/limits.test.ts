import { assetPaths } from "@tawafuq/functions/http/pages/assets";
import { Problem } from "@tawafuq/functions/http/problem";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, expect, test } from "vitest";

let app: TestApp;
let administrator: string;
beforeAll(async () => {
  app = await startTestApp();
  app.setNow("2026-11-26T10:00:30.000Z");
  administrator = await app.keyFor({ kind: "administrator", id: "admin" });
});
afterAll(() => app.stop());

async function told(response: Response) {
  const { code } = Problem.parse(await response.json());
  return { status: response.status, code, retryAfter: response.headers.get("retry-after") };
}

const wrongKey = `twf_${"0".repeat(26)}_${"x".repeat(43)}`;

test("trying keys is stopped for the address, even with the right one, until the window has passed", async () => {
  const ask = (key: string) => app.request("/v1/me", { key, from: "192.0.2.10" });
  for (let count = 0; count < 20; count += 1) expect((await ask(wrongKey)).status).toBe(401);
  const stopped = { status: 429, code: "too_many_requests", retryAfter: "570" };
  expect(await told(await ask(wrongKey))).toEqual(stopped);
  expect(await told(await ask(administrator))).toEqual(stopped);
  expect((await app.request("/v1/me", { key: administrator, from: "192.0.2.11" })).status).toBe(200);
  app.setNow("2026-11-26T10:10:00.000Z");
  expect((await ask(administrator)).status).toBe(200);
});

test("trying keys in the form of the page counts as well, and is told as a page", async () => {
  const enter = () =>
    app.request("/enter", {
      method: "POST",
      headers: { origin: "http://127.0.0.1", "accept-language": "en" },
      body: new URLSearchParams({ key: wrongKey }),
      from: "192.0.2.12",
    });
  for (let count = 0; count < 20; count += 1) expect((await enter()).status).toBe(401);
  const response = await enter();
  expect(response.status).toBe(429);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("600 requests in five minutes pass from one network, and static things are free", async () => {
  const at = (path: string, from = "2001:db8:ffff:1::1") => app.request(path, { from });
  for (let batch = 0; batch < 30; batch += 1)
    await Promise.all(Array.from({ length: 20 }, () => at("/v1/reference/regions")));
  expect((await at("/v1/reference/regions", "2001:db8:ffff:1::2")).status).toBe(429);
  for (const path of ["/healthz", assetPaths.css, "/docs/assets/start.js"])
    expect((await at(path)).status).toBe(200);
});

test("a header of the visitor's does not change where a request is counted", async () => {
  const ask = (forwarded: string) =>
    app.request("/v1/me", { key: wrongKey, from: "192.0.2.13", headers: { "x-forwarded-for": forwarded } });
  for (let count = 0; count < 20; count += 1) await ask(`198.51.100.${count}`);
  expect((await ask("198.51.100.99")).status).toBe(429);
});

const post = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
  app.request("/v1/cooperatives", {
    method: "POST",
    key: administrator,
    headers: { "content-type": "application/json", ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });

test("a hundred thousand levels of JSON are refused", async () => {
  const levels = 100_000;
  const deep = `${'{"a":['.repeat(levels / 2)}${"]}".repeat(levels / 2)}`.slice(0, 250_000);
  for (const body of ["[".repeat(levels), "[".repeat(levels) + "]".repeat(levels), deep.slice(0, 200_000)])
    expect(await told(await post(body))).toMatchObject({ status: 400, code: "body_too_deep" });
});

test("what is read before its route still reaches it", async () => {
  expect((await post(JSON.stringify(aCooperative()))).status).toBe(201);
  expect(await told(await post("{"))).toMatchObject({ status: 400, code: "invalid_input" });
});

test("a body without a told length is measured while it is read", async () => {
  const chunk = new TextEncoder().encode(" ".repeat(64 * 1024));
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) });
  expect(await told(await post(endless))).toMatchObject({ status: 413, code: "body_too_large" });
});

test("long headers and long addresses are refused", async () => {
  const headers = { "x-long": "x".repeat(8 * 1024) };
  expect(await told(await app.request("/v1/me", { headers }))).toMatchObject({
    status: 431,
    code: "headers_too_large",
  });
  expect(await told(await app.request(`/v1/me?q=${"x".repeat(4096)}`))).toMatchObject({
    status: 400,
    code: "invalid_input",
  });
});
