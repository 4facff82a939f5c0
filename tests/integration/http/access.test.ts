import { type Access, accessKey, accessTable, type Caller } from "@tawafuq/functions/http/access";
import { Problem } from "@tawafuq/functions/http/problem";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type People, pathFor, startWithPeople } from "./people.ts";

const rows: readonly [string, Access][] = Object.entries(accessTable);
const callers = ["cooperative", "holder", "officer", "administrator"] as const satisfies readonly Caller[];

/** The API's rows that are not for everybody. */
const keyed = rows.filter(([, access]) => access.who !== "anybody" && !access.page);

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

  async function call(
    row: string,
    init: { key?: string; json?: unknown; ifMatch?: string; query?: string } = {},
  ) {
    const { method, path } = split(row);
    const { key, json, ifMatch, query = "" } = init;
    const response = await people.app.request(`${pathFor(people, path)}${query}`, {
      method,
      headers: {
        "accept-language": "en",
        ...(path.startsWith("/auth/passkey/") ? { origin: "http://127.0.0.1" } : {}),
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
      },
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
    const routes = [...app.routes, ...auth.routes];
    const paths = routes.filter(({ method }) => method === "ALL").map(({ path }) => path);
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

  it.each(keyed.map(([row]) => row))("%s asks a stranger for a key", async (row) => {
    expect(await call(row)).toEqual({ status: 401, code: "not_signed_in" });
  });

  it.each(keyed)("%s lets in whom its row names and refuses the others", async (row, access) => {
    for (const caller of callers) {
      const { status, code } = await call(row, { key: people.keys[caller] });
      if (access.who.includes(caller)) {
        expect([caller, status, code]).not.toEqual([caller, 403, "not_allowed"]);
        expect(status).not.toBe(401);
        expect(status).toBeLessThan(500);
      } else {
        expect([caller, status, code]).toEqual([caller, 403, "not_allowed"]);
      }
    }
  });

  it.each(rows.filter(([, access]) => access.who === "anybody").map(([row]) => row))(
    "%s is open to anybody",
    async (row) => {
      const { status } = await call(row);
      expect([200, 204, 400, 403, 303, 302]).toContain(status);
      expect(status).not.toBe(401);
    },
  );

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

  describe("of another's records", () => {
    const version = '"1"';
    /** Full requests: only whose record it is stands in their way. */
    const complete: Readonly<Record<string, { json?: unknown; ifMatch?: string }>> = {
      "GET /v1/cooperatives/{id}": {},
      "PUT /v1/cooperatives/{id}": { json: aCooperative(), ifMatch: version },
      "POST /v1/cooperatives/{id}/pause": { ifMatch: version },
      "POST /v1/cooperatives/{id}/resume": { ifMatch: version },
      "POST /v1/cooperatives/{id}/withdraw": { ifMatch: version },
      "GET /v1/cooperatives/{id}/contact": {},
      "GET /v1/cooperatives/{id}/contact/views": {},
      "GET /v1/cooperatives/{id}/matches": {},
      "GET /v1/ideas/{id}": {},
      "PUT /v1/ideas/{id}": { json: anIdea(), ifMatch: version },
      "POST /v1/ideas/{id}/pause": { ifMatch: version },
      "POST /v1/ideas/{id}/resume": { ifMatch: version },
      "POST /v1/ideas/{id}/withdraw": { ifMatch: version },
      "GET /v1/ideas/{id}/matches": {},
      "POST /v1/ideas/{id}/open": { json: { layer: "summary" } },
      "GET /v1/ideas/{id}/openings": {},
      "GET /v1/ideas/{id}/sharing": {},
      "POST /v1/ideas/{id}/sharing": { json: { cooperativeId: "coop_1", agreed: true } },
      "GET /v1/ideas/{id}/receipts": {},
      "GET /v1/receipts/{id}/content": {},
      "GET /v1/holders/{id}": {},
      "GET /v1/holders/{id}/contact": {},
      "GET /v1/holders/{id}/contact/views": {},
      "GET /v1/matches/{matchId}": {},
      "GET /v1/proposals/{matchId}": {},
      "POST /v1/proposals/{matchId}/answer": { json: { answer: "interested" } },
      "GET /v1/introductions/{matchId}": {},
      "GET /v1/notices/{noticeId}": {},
      "POST /v1/sessions/{id}/end": {},
      "POST /v1/grants/{id}/end": {},
      "POST /v1/invitations/{id}/revoke": {},
      "POST /v1/invitations/{id}/resend": {},
    };
    const owned = keyed.filter(
      ([row, { who }]) => row.includes("{") && (who.includes("cooperative") || who.includes("holder")),
    );

    it("has a full request for every route that sides may call on one record", () => {
      expect(Object.keys(complete).sort()).toEqual(owned.map(([row]) => row).sort());
    });

    it.each(owned)("%s is not found for a side it does not belong to", async (row, access) => {
      for (const caller of ["cooperative", "holder"] as const) {
        if (!access.who.includes(caller)) continue;
        const answer = await call(row, { key: people.strangers[caller], ...complete[row] });
        expect([caller, answer]).toEqual([caller, { status: 404, code: "not_found" }]);
      }
    });

    it.each([
      ["PUT /v1/matches/{matchId}/assignee", { json: { officerId: null }, ifMatch: version }],
      ["POST /v1/matches/{matchId}/decision", { json: { verb: "hold", reason: "other" }, ifMatch: version }],
      ["POST /v1/rounds/plan", { json: { delegation: "TANGER" } }],
      ["GET /v1/matches", { query: "?delegation=TANGER" }],
      ["GET /v1/matches/counts", { query: "?delegation=TANGER" }],
    ] as const)("%s refuses an officer of another delegation", async (row, request) => {
      expect(await call(row, { key: people.strangers.officer, ...request })).toEqual({
        status: 403,
        code: "officer_not_of_delegation",
      });
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
