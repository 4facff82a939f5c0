import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { claimRoles } from "@tawafuq/core/grants/claim-roles";
import { endGrant } from "@tawafuq/core/grants/end-grant";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { type SignedIn, signedIn } from "@tawafuq/tests/support/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";

const system = systemActor("test");

describe("grants", () => {
  let app: TestApp;
  let first: SignedIn;
  let second: SignedIn;
  beforeAll(async () => {
    app = await startTestApp();
    first = await signedIn(app, { email: "first@odco.example", grants: [{ role: "administrator" }] });
    second = await signedIn(app, { email: "second@odco.example", grants: [{ role: "administrator" }] });
  });
  afterAll(() => app.stop());

  const give = (by: SignedIn, json: unknown) => ask(app, "POST", "/v1/grants", { cookie: by.cookie, json });
  const kindOf = async ({ cookie }: SignedIn) => (await ask(app, "GET", "/v1/me", { cookie })).body.kind;

  it("a new administrator waits for a second one, who is neither who asked nor who would become it", async () => {
    const third = await signedIn(app, { email: "third@odco.example" });
    const asked = await give(first, { personId: third.personId, role: "administrator" });
    expect(asked).toMatchObject({ status: 201, body: { state: "pending" } });
    expect(await kindOf(third)).toBe("person");
    const path = `/v1/grants/${asked.body.id}/approve`;
    expect(await ask(app, "POST", path, { cookie: first.cookie })).toMatchObject({
      status: 409,
      code: "second_administrator_needed",
    });
    expect((await ask(app, "POST", path, { cookie: third.cookie })).status).toBe(403);
    const own = await ask(app, "POST", "/v1/keys", {
      cookie: first.cookie,
      json: { label: "mine", scope: { kind: "administrator", id: "somebody-else" } },
    });
    expect(await ask(app, "POST", path, { key: String(own.body.token) })).toMatchObject({
      status: 403,
      code: "not_allowed",
    });
    expect(await ask(app, "POST", path, { cookie: second.cookie })).toMatchObject({
      status: 200,
      body: { state: "active" },
    });
    expect(await kindOf(third)).toBe("administrator");
    const ended = await ask(app, "POST", `/v1/grants/${asked.body.id}/end`, { cookie: third.cookie });
    expect(ended.status).toBe(200);
    expect(await kindOf(third)).toBe("person");
  });

  it("ends at once, and only for those it concerns", async () => {
    const juror = await signedIn(app, { email: "juror@jury.example", grants: [{ role: "juror" }] });
    const stranger = await signedIn(app, { email: "stranger@jury.example" });
    expect(await kindOf(juror)).toBe("juror");
    const path = `/v1/grants/${juror.grantIds[0]}/end`;
    expect((await ask(app, "POST", path, { cookie: stranger.cookie })).status).toBe(404);
    expect((await ask(app, "POST", path, { cookie: first.cookie })).status).toBe(200);
    expect(await kindOf(juror)).toBe("person");
    const again = await give(first, { personId: juror.personId, role: "juror" });
    expect(again).toMatchObject({ status: 201, body: { id: juror.grantIds[0], version: 3 } });
    expect(await give(first, { personId: juror.personId, role: "juror" })).toMatchObject({
      code: "already_exists",
    });
  });

  it("is switched between: only to what is one's own", async () => {
    const both = await signedIn(app, {
      email: "both@odco.example",
      grants: [{ role: "juror" }, { role: "agent" }],
    });
    expect(await kindOf(both)).toBe("juror");
    const choose = (id: string | undefined, who: SignedIn) =>
      ask(app, "POST", "/v1/me/role", { cookie: who.cookie, json: { id } });
    const chosen = await choose(both.grantIds[1], both);
    expect(chosen.status).toBe(204);
    const role = chosen.headers.getSetCookie().find((line) => line.startsWith("tawafuq_role"));
    const cookie = `${both.cookie}; ${role?.split(";")[0]}`;
    expect((await ask(app, "GET", "/v1/me", { cookie })).body.kind).toBe("agent");
    expect(await ask(app, "GET", "/v1/me/roles", { cookie })).toMatchObject({
      body: {
        grants: [
          { role: "juror", current: false },
          { role: "agent", current: true },
        ],
      },
    });
    expect((await choose(first.grantIds[0], both)).status).toBe(404);
    const page = await ask(app, "GET", "/me?lang=en", { cookie });
    expect(page.text).toContain("Act in this role");
    const posted = await app.request("/me/role", {
      method: "POST",
      headers: { cookie, origin: "http://127.0.0.1", "content-type": "application/x-www-form-urlencoded" },
      body: `id=${both.grantIds[0]}`,
    });
    expect(posted.status).toBe(303);
  });

  it("whoever confirmed a contact's address speaks for it, once, and no more after it was ended", async () => {
    const contact = { channels: [], preferredLanguage: "fr", phone: "+212500000031" } as const;
    const { cooperative } = await createCooperative(
      app.ports,
      system,
      aCooperative({ contact: { ...contact, channels: [] } }),
    );
    const person = await signedIn(app, { phone: "+212500000031" });
    expect((await ask(app, "GET", "/v1/me", person)).body).toMatchObject({
      kind: "cooperative",
      id: cooperative.id,
    });
    const found = await app.ports.people.get(person.personId);
    if (found === undefined) throw new Error("no person");
    const made = await Promise.all(Array.from({ length: 5 }, () => claimRoles(app.ports, found)));
    expect(made.flat()).toEqual([]);
    const [grant] = await app.ports.grants.listByPerson(person.personId);
    await endGrant(app.ports, system, grant?.id ?? "");
    await claimRoles(app.ports, found);
    expect(await kindOf(person)).toBe("person");
  });

  it("five sign-ins at once make one grant", async () => {
    await registerOfficer(app.ports, system, {
      name: "Officer of Fes",
      email: "fes@odco.example",
      language: "ar",
      delegations: ["FES"],
    });
    const at = new Date().toISOString();
    const person = { id: app.ports.newId("pers"), name: "", email: "Fes@odco.example", createdAt: at };
    const made = await Promise.all(Array.from({ length: 5 }, () => claimRoles(app.ports, person)));
    expect(made.flat()).toHaveLength(1);
    expect(made.flat()[0]).toMatchObject({ role: "officer", state: "active" });
  });
});

describe("the last administrator", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it("stays, however many end at once", async () => {
    const all: SignedIn[] = [];
    for (const name of ["a", "b", "c", "d"])
      all.push(await signedIn(app, { email: `${name}@odco.example`, grants: [{ role: "administrator" }] }));
    const answers = await Promise.all(
      all.map(({ cookie, grantIds }) => ask(app, "POST", `/v1/grants/${grantIds[0]}/end`, { cookie })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe("last_administrator");
  });
});
