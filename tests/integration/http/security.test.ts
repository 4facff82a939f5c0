import { createHttpApp } from "@tawafuq/functions/http/app";
import { mountPages, problemPage } from "@tawafuq/functions/http/pages/mount";
import { Problem } from "@tawafuq/functions/http/problem";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, expect, test } from "vitest";

let app: TestApp;
let cookie: string;
let administrator: string;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.keyFor({ kind: "administrator", id: "admin" });
  cookie = `tawafuq_key=${administrator}`;
});
afterAll(() => app.stop());

const own = "http://127.0.0.1";
const foreign = "https://elsewhere.example";

/** Where a request says it comes from, and whether that is one of our pages. */
const senders: readonly [Record<string, string>, boolean][] = [
  [{ origin: own }, true],
  [{ origin: own, "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ origin: "null", "sec-fetch-site": "same-origin" }, true],
  [{}, false],
  [{ origin: "null" }, false],
  [{ origin: "null", "sec-fetch-site": "cross-site" }, false],
  [{ origin: foreign }, false],
  [{ origin: foreign, "sec-fetch-site": "cross-site" }, false],
  [{ origin: foreign, "sec-fetch-site": "same-origin" }, false],
  [{ origin: "https://127.0.0.1.elsewhere.example" }, false],
  [{ origin: "http://127.0.0.1:8080" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
];

test.each(senders)("a form or JSON with a cookie and %o passes: %s", async (headers, passes) => {
  for (const name of ["tawafuq_key", "tawafuq_session"]) {
    const form = await app.request("/leave", {
      method: "POST",
      headers: { ...headers, cookie: `${name}=x` },
    });
    expect([name, form.status === 403]).toEqual([name, !passes]);
    const json = await app.request("/v1/keys", {
      method: "POST",
      headers: { ...headers, cookie: `${name}=x` },
      json: {},
    });
    const { code } = Problem.parse(await json.json());
    if (passes) expect(code).not.toBe("origin_not_allowed");
    else expect([json.status, code]).toEqual([403, "origin_not_allowed"]);
  }
});

test.each(senders)("a stranger's sign-in with %o passes: %s", async (headers, passes) => {
  const body = new URLSearchParams({ key: administrator });
  const response = await app.request("/enter", { method: "POST", headers, body });
  expect(response.status).toBe(passes ? 303 : 403);
  expect(response.headers.has("set-cookie")).toBe(passes);
});

test("a program with a key needs no origin; with a cookie beside it, it does; reading never does", async () => {
  const ask = (headers: Record<string, string>) =>
    app.request("/v1/keys", { method: "POST", key: administrator, headers, json: {} });
  expect((await ask({})).status).toBe(400);
  expect((await ask({ cookie })).status).toBe(403);
  expect((await app.request("/queue", { headers: { cookie, origin: foreign } })).status).not.toBe(403);
});

function directives(response: Response): Map<string, string> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return new Map(
    policy.split(/; */).map((line): [string, string] => {
      const [name = "", ...values] = line.split(" ");
      return [name, values.join(" ")];
    }),
  );
}

test.each(["/", "/enter", "/v1/me", "/nowhere", "/docs", "/openapi.json"])(
  "%s allows nothing that is not ours",
  async (path) => {
    const response = await app.request(path, { headers: { accept: "text/html" } });
    const policy = directives(response);
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self' data:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "form-action": "'self'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
      "object-src": "'none'",
    });
    expect(policy.get("require-trusted-types-for")).toBe(path === "/docs" ? undefined : "'script'");
    const { headers } = response;
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("permissions-policy")).toMatch(/publickey-credentials-get=\(?"?self"?\)?/);
    expect(headers.get("strict-transport-security")).toBeNull();
  },
);

test("pages have no script, style or handler within them", async () => {
  for (const path of ["/", "/enter", "/inbox", "/queue", "/nowhere", "/docs"]) {
    const html = await (await app.request(path, { headers: { cookie, accept: "text/html" } })).text();
    expect(html).toContain("<html");
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|<[^>]*\son[a-z]+=|javascript:/i);
  }
});

test("behind HTTPS cookies are bound to this host, and browsers stay on HTTPS", async () => {
  const behindHttps = createHttpApp(app.ports, {
    secureCookies: true,
    mountPages: (to) => mountPages(to, app.ports),
    problemPage,
  });
  const response = await behindHttps.request("https://bank.example/enter?lang=fr", {
    method: "POST",
    headers: { origin: "https://bank.example" },
    body: new URLSearchParams({ key: administrator }),
  });
  expect(response.status).toBe(303);
  expect(response.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  for (const set of response.headers.getSetCookie()) {
    expect(set).toMatch(/^__Host-tawafuq_/);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
      expect(set).toContain(attribute);
    expect(set).not.toContain("Domain");
  }
});
