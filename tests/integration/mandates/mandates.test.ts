import { systemActor } from "@tawafuq/core/actors/actor";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { accessTable } from "@tawafuq/functions/http/access";
import { actsByRoute } from "@tawafuq/functions/http/mandate-journal";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, expect, test } from "vitest";
import { as, codeSent, startWithAgents } from "./agent.ts";

let bank: Awaited<ReturnType<typeof startWithAgents>>;
beforeEach(async () => {
  bank = await startWithAgents();
});
afterEach(() => bank.app.stop());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function ask(scopes: readonly string[] = ["read"], days = 30) {
  const { status, body } = await as(bank.app, "pers_one")("/v1/mandates", {
    cooperativeId: bank.cooperative.id,
    scopes,
    endsAt: inDays(days),
  });
  expect(status).toBe(201);
  return body.id;
}

const confirm = (id: string, json: unknown, person = "pers_one") =>
  as(bank.app, person)(`/v1/mandates/${id}/confirm`, json);

async function begin(scopes?: readonly string[], days?: number) {
  const id = await ask(scopes, days);
  expect((await confirm(id, { code: await codeSent(bank.app, id) })).status).toBe(201);
  return id;
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("the code opens the mandate once, and short messages in Arabic fit one part", async () => {
  const id = await ask(["profile", "answer"]);
  const sent = (await bank.app.mailbox()).filter(({ kind }) => kind === "sms");
  expect(sent).toHaveLength(3);
  for (const { text } of sent) expect(text.length).toBeLessThanOrEqual(70);
  const code = await codeSent(bank.app, id);
  expect((await confirm(id, { code }, "pers_two")).status).toBe(404);
  const both = await Promise.all([confirm(id, { code }), confirm(id, { code })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  expect((await confirm(id, { code })).body.code).toBe("code_expired");
});

test("three wrong guesses stop the code, however many come at once", async () => {
  const id = await ask();
  const code = await codeSent(bank.app, id);
  const guesses = await Promise.all(Array.from({ length: 9 }, () => confirm(id, { code: wrong(code) })));
  expect(guesses.filter(({ body }) => body.code === "code_wrong")).toHaveLength(2);
  expect((await bank.app.ports.mandateRequests.get(id))?.code?.tries).toBe(3);
  expect((await confirm(id, { code })).body.code).toBe("code_expired");
});

test("the code works for ten minutes", async () => {
  const id = await ask();
  const code = await codeSent(bank.app, id);
  bank.app.setNow(new Date(Date.now() + 601_000).toISOString());
  expect((await confirm(id, { code })).body.code).toBe("code_expired");
});

test("a slip is recorded by the cooperative's delegation, never by the agent", async () => {
  const id = await ask();
  expect((await confirm(id, { slip: "TNG 12" })).body.code).toBe("not_allowed");
  expect((await confirm(id, {})).body.code).toBe("consent_missing");
  const slip = async (delegation: "TANGER" | "AGADIR") => {
    const officer = await registerOfficer(bank.app.ports, systemActor("test"), {
      name: "An officer",
      email: `${delegation.toLowerCase()}@odco.example`,
      language: "fr",
      delegations: [delegation],
    });
    const key = await bank.app.keyFor({ kind: "officer", id: officer.id });
    return bank.app.request(`/v1/mandates/${id}/confirm`, { method: "POST", key, json: { slip: "TNG 12" } });
  };
  expect((await slip("AGADIR")).status).toBe(404);
  expect((await slip("TANGER")).status).toBe(201);
});

test("acts are marked and the cooperative reads them; what is not covered is refused", async () => {
  const id = await begin();
  const agent = as(bank.app, "pers_one", id);
  const own = `/v1/cooperatives/${bank.cooperative.id}`;
  expect((await agent(own)).status).toBe(200);
  expect((await agent(`${own}/contact`)).body.code).toBe("mandate_scope");
  expect((await agent(`${own}/pause`, {}, { "if-match": '"1"' })).body.code).toBe("mandate_scope");
  expect((await agent("/v1/mandates")).body.code).toBe("mandate_scope");
  expect((await agent("/v1/proposals/idea_none.coop_none")).status).toBe(404);
  const read = await bank.app.request(`/v1/mandates/${id}/acts`, { key: bank.key });
  const { items } = (await read.json()) as { items: { act: string; result: string }[] };
  expect(items.map(({ act, result }) => [act, result])).toEqual([
    ["read_proposal", "refused"],
    ["read_profile", "done"],
  ]);
});

test("an agent who keeps the profile cannot change where the cooperative is reached", async () => {
  const id = await begin(["profile"]);
  const agent = as(bank.app, "pers_one", id);
  const json = aCooperative({ contact: { phone: "+212500000099", preferredLanguage: "fr" } });
  const put = await agent(`/v1/cooperatives/${bank.cooperative.id}`, json, { "if-match": '"1"' }, "PUT");
  expect(put.status).toBe(200);
  const kept = await bank.app.ports.contacts.get({ kind: "cooperative", id: bank.cooperative.id });
  expect(kept?.phone).toBe("+212500000001");
});

test("one tap ends it: the next request is refused, and the cooperative is told of both", async () => {
  const id = await begin();
  const agent = as(bank.app, "pers_one", id);
  expect((await agent("/v1/me")).status).toBe(200);
  expect((await as(bank.app, "pers_two", id)("/v1/me")).body.code).toBe("mandate_ended");
  expect((await bank.app.request(`/v1/mandates/${id}/end`, { method: "POST", key: bank.key })).status).toBe(
    200,
  );
  expect((await agent("/v1/me")).body.code).toBe("mandate_ended");
  await bank.app.drain();
  const { items } = await bank.app.ports.notices.list(
    { kind: "cooperative", id: bank.cooperative.id },
    { limit: 10 },
  );
  expect(items.map(({ kind }) => kind).sort()).toEqual(["mandate_began", "mandate_ended"]);
});

test("a mandate ends with its date, and lasts twelve months at most", async () => {
  const id = await begin(["read"], 2);
  const late = { cooperativeId: bank.cooperative.id, scopes: ["read"], endsAt: inDays(400) };
  expect((await as(bank.app, "pers_one")("/v1/mandates", late)).body.code).toBe("invalid_input");
  bank.app.setNow(inDays(3));
  expect((await as(bank.app, "pers_one", id)("/v1/me")).body.code).toBe("mandate_ended");
});

test("every route that mandates open has the name of its act", () => {
  const opened = Object.entries(accessTable).flatMap(([row, { mandate }]) =>
    mandate === undefined || mandate === "any" ? [] : [row],
  );
  expect(Object.keys(actsByRoute).sort()).toEqual(opened.sort());
});
