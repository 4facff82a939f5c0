import { type Actor, systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { signedIn } from "@tawafuq/tests/support/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type People, startWithPeople } from "../http/people.ts";
import { ask } from "./ask.ts";

const system: Actor = systemActor("test");

describe("officers", () => {
  let people: People;
  let colleagueId: string;
  let officerId: string;
  beforeAll(async () => {
    people = await startWithPeople();
    const input = { name: "Colleague of Tanger", language: "fr", delegations: ["TANGER"] } as const;
    const { id } = await registerOfficer(people.app.ports, system, {
      ...input,
      delegations: [...input.delegations],
      email: "tanger2@odco.example",
    });
    colleagueId = id;
    officerId = String((await ask(people.app, "GET", "/v1/me", { key: people.keys.officer })).body.id);
  });
  afterAll(() => people.app.stop());

  const call = (key: string, method: string, path: string, json?: unknown, ifMatch?: string) =>
    ask(people.app, method, path, {
      key,
      ...(json === undefined ? {} : { json }),
      ...(ifMatch === undefined ? {} : { ifMatch }),
    });

  it("see what stands or may happen in their provinces, and find nothing else", async () => {
    const { keys, strangers, cooperativeId, ideaId, holderId, matchId } = people;
    for (const path of [
      `/v1/cooperatives/${cooperativeId}`,
      `/v1/ideas/${ideaId}`,
      `/v1/holders/${holderId}`,
    ]) {
      expect([path, (await call(keys.officer, "GET", path)).status]).toEqual([path, 200]);
      expect([path, (await call(strangers.officer, "GET", path)).status]).toEqual([path, 404]);
      expect([path, (await call(keys.administrator, "GET", path)).status]).toEqual([path, 200]);
    }
    const put = await call(
      strangers.officer,
      "PUT",
      `/v1/cooperatives/${cooperativeId}`,
      aCooperative(),
      '"1"',
    );
    expect(put.status).toBe(404);
    const list = `/v1/cooperatives/${cooperativeId}/matches`;
    expect((await call(strangers.officer, "GET", list)).status).toBe(404);
    expect((await call(strangers.officer, "GET", `/v1/matches/${matchId}`)).status).toBe(403);
  });

  it("list only those, and enter only there", async () => {
    const { keys, strangers, holderId, cooperativeId } = people;
    const { idea } = await createIdea(people.app.ports, system, anIdea({ scope: ["NATIONAL"] }), holderId);
    const ids = async (key: string, path: string) => {
      const { body } = await call(key, "GET", path);
      return (body.items as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids(keys.officer, "/v1/cooperatives")).toContain(cooperativeId);
    expect(await ids(strangers.officer, "/v1/cooperatives")).toEqual([]);
    expect(await ids(keys.officer, "/v1/ideas")).toEqual([people.ideaId, idea.id]);
    expect(await ids(strangers.officer, "/v1/ideas")).toEqual([idea.id]);
    expect((await ids(keys.administrator, "/v1/cooperatives")).length).toBeGreaterThan(1);
    expect(await call(strangers.officer, "POST", "/v1/cooperatives", aCooperative())).toMatchObject({
      code: "officer_not_of_delegation",
    });
    const json = { ...anIdea(), holderId };
    expect((await call(strangers.officer, "POST", "/v1/ideas", json)).code).toBe("officer_not_of_delegation");
    const { cooperative } = await createCooperative(
      people.app.ports,
      system,
      aCooperative({ province: "MA-AGD" }),
    );
    expect((await call(strangers.officer, "GET", `/v1/cooperatives/${cooperative.id}`)).status).toBe(200);
  });

  it("are given no files while they are away", async () => {
    const { keys, strangers, matchId } = people;
    const today = new Date().toISOString().slice(0, 10);
    const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const path = `/v1/officers/${officerId}/absence`;
    const absence = { from: "2020-01-01", to: later, substituteId: colleagueId };
    expect((await call(strangers.officer, "POST", path, absence)).status).toBe(404);
    expect((await call(keys.officer, "POST", path, { from: later, to: today })).status).toBe(400);
    expect((await call(keys.officer, "POST", path, absence)).status).toBe(200);
    const match = await people.app.ports.matches.get(matchId);
    const assign = () =>
      call(
        keys.administrator,
        "PUT",
        `/v1/matches/${matchId}/assignee`,
        { officerId },
        `"${match?.version}"`,
      );
    expect((await assign()).code).toBe("officer_absent");
    expect((await call(keys.officer, "POST", `/v1/officers/${officerId}/return`)).status).toBe(200);
    expect((await assign()).status).toBe(200);
  });

  it("hand all files over, with a line in each history; the last role ends only then", async () => {
    const { keys, matchId, app } = people;
    const officer = await signedIn(app, { email: "tanger@odco.example" });
    const [grant] = await app.ports.grants.listByPerson(officer.personId);
    const end = `/v1/grants/${grant?.id}/end`;
    expect(await call(keys.administrator, "POST", end)).toMatchObject({ status: 409, code: "files_left" });
    const path = `/v1/officers/${officerId}/hand-over`;
    expect((await call(keys.officer, "POST", path, { to: officerId })).status).toBe(400);
    expect((await call(keys.officer, "POST", path, { to: colleagueId })).body).toEqual({ moved: 1, left: 0 });
    expect((await call(keys.officer, "POST", path, { to: colleagueId })).body).toEqual({ moved: 0, left: 0 });
    expect((await app.ports.matches.get(matchId))?.assignedTo).toBe(colleagueId);
    const history = await app.ports.history.list(matchId, { limit: 100 });
    expect(history.items.at(-1)).toMatchObject({
      event: "handed_over",
      reason: colleagueId,
      note: officerId,
    });
    expect((await call(keys.administrator, "POST", end)).status).toBe(200);
    expect((await ask(app, "GET", "/v1/me", officer)).body.kind).toBe("person");
  });

  it("are changed by administrators, with the version they saw", async () => {
    const { keys } = people;
    const json = { name: "Officer of the north", language: "ar", delegations: ["TANGER", "AL_HOCEIMA"] };
    const path = `/v1/officers/${colleagueId}`;
    expect((await call(keys.officer, "PUT", path, json, '"1"')).status).toBe(403);
    expect((await call(keys.administrator, "PUT", path, json)).code).toBe("version_missing");
    expect((await call(keys.administrator, "PUT", path, json, '"7"')).code).toBe("version_conflict");
    expect((await call(keys.administrator, "PUT", path, json, '"1"')).body).toMatchObject({
      version: 2,
      ...json,
    });
  });
});
