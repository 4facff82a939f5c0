import { accessKey, accessTable } from "@tawafuq/functions/http/access";
import { Problem } from "@tawafuq/functions/http/problem";
import { anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type People, pathFor, startWithPeople } from "./people.ts";

function split(row: string): { method: string; path: string } {
  const [method = "", path = ""] = row.split(" ");
  return { method, path };
}

describe("access", () => {
  let people: People;
  beforeAll(async () => {
    people = await startWithPeople();
  });
  afterAll(() => people.app.stop());

  async function call(row: string, init: { key?: string; json?: unknown } = {}) {
    const { method, path } = split(row);
    const { key, json } = init;
    const response = await people.app.request(pathFor(people, path), {
      method,
      headers: { "accept-language": "en" },
      ...(key === undefined ? {} : { key }),
      ...(json === undefined ? {} : { json }),
    });
    const isProblem = response.headers.get("content-type") === "application/problem+json";
    const code = isProblem ? Problem.parse(await response.json()).code : undefined;
    return { status: response.status, code };
  }

  it("classifies every registered route, and no other", () => {
    const { app, auth } = people.app;
    const routes = [...app.routes, ...auth.routes].filter(({ method }) => method !== "ALL");
    const registered = new Set(routes.map(({ method, path }) => accessKey(method, path)));
    expect([...registered].sort()).toEqual(Object.keys(accessTable).sort());
  });

  it("has nothing but middleware that answers to any method", () => {
    const { app, auth } = people.app;
    const every = [...app.routes, ...auth.routes].filter(({ method }) => method === "ALL");
    const paths = every.map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(["/*"]));
  });

  it("refuses a route without a row to everybody", async () => {
    people.app.app.get("/v1/forgotten", (c) => c.text("open"));
    for (const key of [undefined, ...Object.values(people.keys)])
      expect(await call("GET /v1/forgotten", key === undefined ? {} : { key })).toEqual({
        status: 403,
        code: "not_allowed",
      });
  });

  it("refuses keys that are none, in every form", async () => {
    const key = people.keys.administrator;
    const forms = [
      "twf_",
      "nonsense",
      `${key}x`,
      key.slice(0, -1),
      key.replace("twf_", "twf-"),
      key.toLowerCase(),
    ];
    for (const wrong of forms)
      expect([wrong, (await call("GET /v1/me", { key: wrong })).status]).toEqual([wrong, 401]);
    const basic = await people.app.request("/v1/me", { headers: { authorization: `Basic ${key}` } });
    expect(basic.status).toBe(401);
    const cookie = await people.app.request("/v1/me", { headers: { cookie: `tawafuq_key=${key}` } });
    expect(cookie.status).toBe(401);
  });

  it("refuses a holder who enters an idea for somebody else", async () => {
    const json = { ...anIdea(), holderId: people.holderId };
    expect(await call("POST /v1/ideas", { key: people.strangers.holder, json })).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });

  it("shows contacts to nobody before the introduction", async () => {
    for (const key of [people.keys.cooperative, people.keys.holder])
      expect((await call("GET /v1/introductions/{matchId}", { key })).status).toBeGreaterThanOrEqual(400);
    const other = await people.app.request(`/v1/holders/${people.holderId}/contact`, {
      key: people.keys.cooperative,
    });
    expect(other.status).toBe(403);
  });

  it("ends with the key: a revoked one and an outdated one are refused", async () => {
    const key = await people.app.keyFor({ kind: "administrator", id: "leaving" });
    const id = `key_${key.split("_")[1]}`;
    const revoked = await people.app.request(`/v1/keys/${id}/revoke`, {
      method: "POST",
      key: people.keys.administrator,
    });
    expect(revoked.status).toBe(200);
    expect(await revoked.text()).not.toContain("secretHash");
    expect(await call("GET /v1/me", { key })).toEqual({ status: 401, code: "key_revoked" });

    const outdated = await people.app.keyFor({ kind: "administrator", id: "away" });
    people.app.setNow(new Date(Date.now() + 31 * 86_400_000).toISOString());
    expect(await call("GET /v1/me", { key: outdated })).toEqual({ status: 401, code: "key_expired" });
    people.app.setNow(undefined);
  });
});
