import { Problem } from "@tawafuq/functions/http/problem";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const bank = {
  cooperatives: [
    {
      id: "C1",
      name: { fr: "Coopérative Tazart" },
      description: { fr: "Huile d'olive pressée à froid et olives de table." },
      province: "MA-CHE",
      commune: "Bab Taza",
      setting: "rural",
      sectors: ["AGR"],
      foundedYear: 2016,
      members: { total: 24, women: 15, youth: 6 },
    },
    { id: "C2", name: { fr: "Sans province" } },
  ],
  ideas: [
    {
      id: "P1",
      title: { fr: "Moulin commun d'huile d'olive" },
      description: { fr: "Un moulin partagé pour presser l'huile d'olive." },
      holderType: "individual",
      sectors: ["AGR"],
      scope: ["MA-01"],
      capexMad: 300_000,
      ownContributionMad: 60_000,
      durationMonths: 12,
      needs: { minMembers: 10, certifications: [], requirements: [] },
    },
  ],
};

describe("POST /v1/imports", () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startTestApp();
    key = await app.keyFor({ kind: "administrator", id: "test" });
  });
  afterAll(() => app.stop());

  const send = (body: string, query = "?source=test", type = "application/json") =>
    app.request(`/v1/imports${query}`, { method: "POST", key, body, headers: { "content-type": type } });

  it("tells what it would do on a dry run, and does nothing", async () => {
    const response = await send(JSON.stringify(bank), "?source=test&dryRun=true");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ dryRun: true, read: 3, refused: 1 });
    expect((await app.request("/v1/cooperatives/coop_test-C1", { key })).status).toBe(404);
  });

  it("enters the good rows, reports the others, and does nothing the second time", async () => {
    const first = await send(JSON.stringify(bank));
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({
      state: "done",
      created: 2,
      refused: 1,
      faults: [{ list: "cooperatives", row: 2, id: "C2" }],
    });
    const location = first.headers.get("location") ?? "";
    expect(await (await app.request(location, { key })).json()).toMatchObject({ state: "done", created: 2 });
    expect((await app.request("/v1/cooperatives/coop_test-C1", { key })).status).toBe(200);
    expect((await app.request("/v1/ideas/idea_test-P1", { key })).status).toBe(200);

    const second = await send(JSON.stringify(bank));
    expect(await second.json()).toMatchObject({ created: 0, revised: 0, unchanged: 2, refused: 1 });
  });

  it("names the byte where a damaged file breaks", async () => {
    const response = await send('{"cooperatives":[{"id":"C1"} {"id":"C2"}]}');
    expect(response.status).toBe(400);
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ code: "invalid_input", args: { position: 29 } });
  });

  it("refuses nothing, other media types, files too large and sources that are none", async () => {
    expect((await send("")).status).toBe(400);
    expect((await send("id,name\n", "?source=test", "text/csv")).status).toBe(415);
    expect((await send(`{"meta":"${"x".repeat(6 * 1024 * 1024)}"}`)).status).toBe(413);
    for (const query of [
      "",
      "?source=",
      "?source=a b",
      "?source=test&dryRun=maybe",
      `?source=${"s".repeat(41)}`,
    ])
      expect([query, (await send(JSON.stringify(bank), query)).status]).toEqual([query, 400]);
  });
});
