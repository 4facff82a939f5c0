import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../auth/people.ts";
import { storedItems } from "./stored.ts";

const phone = "+212500000031";
const confirm = "delete for ever";

let app: TestApp;
let stored: ReturnType<typeof storedItems>;
beforeAll(async () => {
  app = await startTestApp();
  stored = storedItems(app);
});
afterAll(async () => {
  stored.stop();
  await app.stop();
});

it("somebody who leaves is signed out everywhere, speaks for nobody, and is unknown when they come again", async () => {
  const contact = { channels: ["sms" as const], phone };
  const { cooperative } = await createCooperative(
    app.ports,
    systemActor("test"),
    aCooperative({ contact: { preferredLanguage: "ar", ...contact } }),
  );
  const cookie = await signIn(app, phone);
  const me = await app.request("/v1/me", { headers: { cookie } });
  expect(await me.json()).toMatchObject({ kind: "cooperative", id: cooperative.id });
  const person = await app.ports.people.findByAddress({ kind: "phone", value: phone });

  const asked = await app.request("/v1/me/deletion", {
    method: "POST",
    headers: { cookie, origin: "http://127.0.0.1" },
    json: { what: "person", confirm },
  });
  expect(asked.status).toBeLessThan(300);
  await app.drain();

  expect((await app.request("/v1/me", { headers: { cookie } })).status).toBe(401);
  expect(await app.ports.people.get(person?.id ?? "")).toBeUndefined();
  expect(await app.ports.people.findByAddress({ kind: "phone", value: phone })).toBeUndefined();
  expect(await app.ports.sessions.listByPerson(person?.id ?? "")).toEqual([]);
  const grants = await app.ports.grants.listByPerson(person?.id ?? "");
  expect(grants.map(({ state }) => state)).toEqual(["ended"]);
  expect(JSON.stringify(await stored.dump())).not.toContain(phone);
});
