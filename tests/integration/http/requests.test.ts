import { accessTable } from "@tawafuq/functions/http/access";
import { pageAccess } from "@tawafuq/functions/http/pages/access";
import { Problem } from "@tawafuq/functions/http/problem";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type People, pathFor, startWithPeople } from "./people.ts";

const rows = Object.entries(accessTable).filter(
  ([row, { who }]) => who !== "anybody" && !Object.hasOwn(pageAccess, row),
);
const withBody = [
  "POST /v1/cooperatives",
  "PUT /v1/cooperatives/{id}",
  "POST /v1/ideas",
  "PUT /v1/ideas/{id}",
  "POST /v1/holders",
  "POST /v1/officers",
  "POST /v1/keys",
  "PUT /v1/matches/{matchId}/assignee",
  "POST /v1/matches/{matchId}/decision",
  "POST /v1/decisions",
  "POST /v1/rounds/plan",
  "POST /v1/proposals/{matchId}/answer",
  "POST /v1/me/consent",
  "POST /v1/me/deletion",
  "PUT /v1/policy",
  "POST /v1/ties",
  "POST /v1/ideas/{id}/open",
  "POST /v1/ideas/{id}/sharing",
];
const lists = rows
  .map(([row]) => row)
  .filter((row) => /^GET .*(s|history)$/.test(row) && !/queues|counts|me\/roles|sessions/.test(row));

const Profile = z.looseObject({ id: z.string(), version: z.int() });
const List = z.object({ items: z.array(Profile), nextCursor: z.string().optional() });

describe("requests", () => {
  let people: People;
  beforeAll(async () => {
    people = await startWithPeople();
  });
  afterAll(() => people.app.stop());

  function keyOf(row: string): string {
    const who = accessTable[row]?.who ?? "anybody";
    const bearers = ["administrator", "officer", "holder", "cooperative"] as const;
    const caller = who === "anybody" ? "administrator" : bearers.findLast((bearer) => who.includes(bearer));
    return people.keys[caller ?? "administrator"];
  }

  function call(row: string, init: RequestInit & { json?: unknown } = {}, query = ""): Promise<Response> {
    const [method = "", path = ""] = row.split(" ");
    return people.app.request(`${pathFor(people, path)}${query}`, { method, key: keyOf(row), ...init });
  }

  async function problemOf(response: Response) {
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = Problem.parse(await response.json());
    expect(problem.status).toBe(response.status);
    expect(problem.instance).toBe(response.headers.get("x-request-id"));
    return problem;
  }

  describe("with bad input", () => {
    it.each(withBody)(
      "%s refuses malformed JSON, other media types and bodies that are no object",
      async (row) => {
        const json = { "content-type": "application/json", "if-match": '"1"' };
        for (const body of ["{", "", "nope", '{"a":', "\u0000"]) {
          const problem = await problemOf(await call(row, { body, headers: json }));
          expect([body, problem.code]).toEqual([body, "invalid_input"]);
        }
        for (const body of ["[]", "null", "1", '"text"', "{}", '{"__proto__":{"x":1},"constructor":1}'])
          expect([body, (await problemOf(await call(row, { body, headers: json }))).status]).toEqual([
            body,
            400,
          ]);
        for (const type of [
          "text/plain",
          "application/x-www-form-urlencoded",
          "application/xml",
          "nonsense",
        ]) {
          const response = await call(row, { body: "{}", headers: { "content-type": type } });
          expect([type, (await problemOf(response)).code]).toEqual([type, "unsupported_media_type"]);
        }
      },
    );

    it.each(withBody)("%s refuses a body beyond the limit", async (row) => {
      const body = JSON.stringify({ text: "ا".repeat(1_100_000) });
      const response = await call(row, { body, headers: { "content-type": "application/json" } });
      expect((await problemOf(response)).code).toBe("body_too_large");
      expect(response.status).toBe(413);
    });

    it.each(rows.map(([row]) => row))("%s never fails on strange ids and headers", async (row) => {
      const [method = "", path = ""] = row.split(" ");
      for (const strange of [
        "%00",
        "%zz",
        "%F0%9F%90%90",
        "x".repeat(900),
        "a.b.c",
        ".",
        "coop_1%23",
        "__proto__",
      ]) {
        const filled = path.replaceAll(/\{\w+\}/g, strange);
        const headers = { "if-match": '"7"', "idempotency-key": "k", "accept-language": ";;q=x,,\u00ff*" };
        const response = await people.app.request(filled, { method, key: keyOf(row), headers });
        expect([strange, response.status, response.status < 500]).toEqual([strange, response.status, true]);
      }
    });

    it.each(lists)("%s refuses limits, cursors and instants that are none", async (row) => {
      const delegation = row === "GET /v1/matches" ? "delegation=TANGER&" : "";
      for (const query of ["limit=0", "limit=101", "limit=-1", "limit=1e1", "limit=ten", "limit=1&limit=2"]) {
        const problem = await problemOf(await call(row, {}, `?${delegation}${query}`));
        expect([query, problem.code, problem.errors?.[0]]).toMatchObject([
          query,
          "invalid_input",
          { pointer: "/limit", in: "query" },
        ]);
      }
      for (const cursor of ["x", "AAAA", "eyJhIjoxfQ", "%F0%9F%90%90", "bm90IGpzb24="])
        expect((await problemOf(await call(row, {}, `?${delegation}cursor=${cursor}`))).status).toBe(400);
    });

    it("tells every fault of a cooperative by pointer, in the reader's language", async () => {
      const json = {
        ...aCooperative(),
        members: { total: 10, women: 11, youth: 3 },
        colour: "red",
        ice: "12",
      };
      const english = await call("POST /v1/cooperatives", { json, headers: { "accept-language": "en-GB" } });
      const problem = await problemOf(english);
      expect(problem.errors?.map(({ pointer, rule }) => [pointer, rule])).toEqual(
        expect.arrayContaining([
          ["/colour", "unrecognized_keys"],
          ["/ice", "ice_not_15_digits"],
        ]),
      );
      expect(english.headers.get("content-language")).toBe("en");
      const french = await call("POST /v1/cooperatives", {
        json,
        headers: { "accept-language": "fr-MA, ar;q=0.5" },
      });
      expect(french.headers.get("content-language")).toBe("fr");
      expect((await problemOf(french)).title).not.toBe(problem.title);
      const other = await call("POST /v1/cooperatives", { json, headers: { "accept-language": "de" } });
      expect(other.headers.get("content-language")).toBe("ar");
    });

    it.each([
      ["has no mark between its parts", "multipart/form-data", "key=x"],
      ["breaks off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data"],
    ])("refuses a page's form that %s", async (_, contentType, body) => {
      const headers = { "content-type": contentType, origin: "http://127.0.0.1" };
      const response = await people.app.request("/enter", { method: "POST", headers, body });
      expect(response.status).toBe(415);
    });

    it("takes no patch for a body", async () => {
      const headers = { "content-type": "application/json-patch+json" };
      const body = JSON.stringify(anIdea());
      const response = await people.app.request("/v1/ideas", {
        method: "POST",
        key: people.keys.holder,
        headers,
        body,
      });
      expect(response.status).toBe(415);
    });

    it("does not find the contact of what cannot be an id", async () => {
      const response = await people.app.request("/v1/holders/a%3Bb/contact", {
        key: people.keys.administrator,
      });
      expect(response.status).toBe(404);
    });

    it("answers 404 to unknown paths and 405 with Allow to unknown methods", async () => {
      expect((await problemOf(await people.app.request("/v1/nothing"))).code).toBe("not_found");
      const response = await people.app.request("/v1/cooperatives", { method: "DELETE" });
      expect((await problemOf(response)).code).toBe("method_not_allowed");
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST, GET, HEAD");
    });
  });

  describe("with versions", () => {
    it("shows the version, answers 304 to who has it, and takes changes to what was seen only", async () => {
      const created = await call("POST /v1/cooperatives", { json: aCooperative() });
      expect(created.status).toBe(201);
      expect(created.headers.get("etag")).toBe('"1"');
      const path = created.headers.get("location") ?? "";
      const key = people.keys.administrator;

      const read = await people.app.request(path, { key });
      expect(read.headers.get("etag")).toBe('"1"');
      const again = await people.app.request(path, { key, headers: { "if-none-match": '"1"' } });
      expect([again.status, await again.text()]).toEqual([304, ""]);

      const put = (headers: Record<string, string>) =>
        people.app.request(path, {
          key,
          method: "PUT",
          json: aCooperative({ commune: "Ouezzane" }),
          headers,
        });
      expect((await problemOf(await put({}))).code).toBe("version_missing");
      for (const tag of ["1", 'W/"1"', "*", '"1", "2"', '"one"'])
        expect((await problemOf(await put({ "if-match": tag }))).errors?.[0]).toMatchObject({
          pointer: "/If-Match",
          in: "header",
        });
      const revised = await put({ "if-match": '"1"' });
      expect([revised.status, revised.headers.get("etag")]).toEqual([200, '"2"']);
      const stale = await put({ "if-match": '"1"' });
      expect([stale.status, (await problemOf(stale)).code]).toEqual([412, "version_conflict"]);

      const paused = await people.app.request(`${path}/pause`, {
        key,
        method: "POST",
        headers: { "if-match": '"2"' },
      });
      expect(await paused.json()).toMatchObject({ availability: "paused", version: 3 });
      const withdrawn = await people.app.request(`${path}/withdraw`, {
        key,
        method: "POST",
        headers: { "if-match": '"3"' },
      });
      expect(withdrawn.status).toBe(200);
      const late = await people.app.request(`${path}/resume`, {
        key,
        method: "POST",
        headers: { "if-match": '"4"' },
      });
      expect([late.status, (await problemOf(late)).code]).toEqual([409, "cooperative_not_active"]);
    });
  });

  describe("with an Idempotency-Key", () => {
    it.each([
      ["POST /v1/cooperatives", () => aCooperative()],
      ["POST /v1/holders", () => aHolder()],
      ["POST /v1/ideas", () => ({ ...anIdea(), holderId: people.holderId })],
    ] as const)("%s creates once", async (row, body) => {
      const headers = { "idempotency-key": `once ${row}` };
      const first = await call(row, { json: body(), headers });
      const second = await call(row, { json: body(), headers });
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(first.headers.has("idempotent-replayed")).toBe(false);
      expect(second.headers.get("idempotent-replayed")).toBe("true");
      expect(second.headers.get("location")).toBe(first.headers.get("location"));
      const another = row.endsWith("holders")
        ? aHolder({ name: "Somebody Else" })
        : { ...body(), foundedYear: 2010 };
      const changed = row.endsWith("ideas") ? { ...body(), capexMad: 400_000 } : another;
      const reused = await call(row, { json: changed, headers });
      expect([reused.status, (await problemOf(reused)).code]).toEqual([422, "idempotency_key_reused"]);
    });

    it("creates once when the same request comes many times at once", async () => {
      const headers = { "idempotency-key": "at once" };
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => call("POST /v1/cooperatives", { json: aCooperative(), headers })),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(1);
    });

    it("refuses keys that are empty, too long or not printable", async () => {
      for (const key of ["", "k".repeat(201), "clé"])
        expect([
          key,
          (await call("POST /v1/holders", { json: aHolder(), headers: { "idempotency-key": key } })).status,
        ]).toEqual([key, 400]);
    });
  });

  describe("for lists", () => {
    it("hands out pages that together hold everything once, and what changed since", async () => {
      const since = new Date().toISOString();
      const key = people.keys.administrator;
      for (let index = 0; index < 5; index += 1)
        await call("POST /v1/cooperatives", { json: aCooperative() });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = new URLSearchParams({ limit: "2", updatedSince: since, ...(cursor ? { cursor } : {}) });
        const response = await people.app.request(`/v1/cooperatives?${query}`, { key });
        expect(response.status).toBe(200);
        const page = List.parse(await response.json());
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
    });

    it("never shows what a profile was imported from", async () => {
      const text = await (await call("GET /v1/cooperatives")).text();
      expect(text).not.toContain("rowHash");
      expect(text).not.toContain("cooperative.example");
    });
  });

  it("logs one line for each request, with no name, address or key in it", async () => {
    await call("POST /v1/cooperatives", { json: aCooperative() });
    const lines = people.app.logged.filter((line) => line.includes('"message":"request"'));
    expect(lines.length).toBeGreaterThan(0);
    const text = people.app.logged.join("\n");
    for (const secret of ["twf_", "Khadija", "cooperative.example", "holder.example"])
      expect(text).not.toContain(secret);
  });
});
