import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { confirmMandate } from "@tawafuq/core/mandates/confirm-mandate";
import { requestMandate } from "@tawafuq/core/mandates/request-mandate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { aCooperative, aHolder, anIdea } from "../support/builders.ts";
import { sesBounce } from "../support/carrier-events.ts";
import { signedIn } from "../support/session.ts";
import { type Deployed, deploy, traceId } from "./support/deployed.ts";
import { leaveInOutbox, liveEarlier } from "./support/earlier.ts";
import { evaluateStage } from "./support/evaluate.ts";
import type { Graph } from "./support/graph.ts";

/*
 * A day of the bank on the real bundles, in order: every request to AWS passes a gate that holds it against the policy
 * the graph gives the function. What is missing fails, and so does a link that nobody has used by the evening.
 */

const system = systemActor("test");
/** A Wednesday, after the hour of digests. */
const today = "2027-03-03T10:00:00.000Z";

let graph: Graph;
let app: TestApp;
let aws: Deployed;
let administrator: string;
let pictured = "";

beforeAll(async () => {
  graph = await evaluateStage("production");
  app = await startTestApp();
  pictured = await liveEarlier(app, today);
  aws = await deploy(graph, app, today);
  administrator = await app.keyFor({ kind: "administrator", id: "test" });
});
afterAll(async () => {
  await aws.stop();
  await app.stop();
});

const ids: Record<"holder" | "first" | "second" | "idea", string> = {
  holder: "",
  first: "",
  second: "",
  idea: "",
};
const matchOf = (cooperative: string) => `${ids.idea}.${cooperative}`;

let created = 0;
async function create(path: string, json: unknown): Promise<string> {
  created += 1;
  const headers = { "idempotency-key": `request-${created}` };
  const { status, body } = await aws.ask("POST", path, { key: administrator, json, headers });
  expect([status, body.toString()]).toEqual([201, expect.anything()]);
  return JSON.parse(body.toString()).id;
}

async function settle(): Promise<void> {
  while ((await aws.workOff("MatchRequests")) + (await aws.workOff("Notices")) > 0);
}

async function read(match: string): Promise<{ state: string; version: number }> {
  const { body } = await aws.ask("GET", `/v1/matches/${match}`, { key: administrator });
  return JSON.parse(body.toString());
}

async function answer(
  kind: "cooperative" | "holder",
  id: string,
  match: string,
  json: object,
): Promise<void> {
  const key = await app.keyFor({ kind, id });
  const { status } = await aws.ask("POST", `/v1/proposals/${match}/answer`, { key, json });
  expect(status).toBe(200);
}

test("whoever comes past the site finds the API closed", async () => {
  const { status } = await aws.ask("GET", "/v1/reference", { headers: { "x-site-key": "guess" } });
  expect(status).toBe(403);
  expect((await aws.ask("GET", "/v1/reference", { headers: { "x-site-key": "old" } })).status).toBe(200);
});

test("profiles come in, are matched, and wait for an officer", async () => {
  await create("/v1/officers", {
    name: "Nadia Tazi",
    delegations: ["TANGER"],
    language: "fr",
    email: "nadia@odco.example",
  });
  ids.holder = await create("/v1/holders", aHolder({ name: "Salma Idrissi" }));
  ids.first = await create("/v1/cooperatives", aCooperative({ name: { fr: "Coopérative Asfar" } }));
  ids.second = await create("/v1/cooperatives", aCooperative({ name: { fr: "Coopérative Zoumi" } }));
  ids.idea = await create("/v1/ideas", { ...anIdea(), holderId: ids.holder });
  await settle();
  expect(await aws.run("Round")).toMatchObject({ ran: true, announced: expect.any(Number) });
  await settle();
  expect(await read(matchOf(ids.first))).toMatchObject({ state: "waiting" });
});

test("an officer proposes, one declines and the next is asked, and both sides are introduced", async () => {
  const { version } = await read(matchOf(ids.first));
  const decided = await aws.ask("POST", `/v1/matches/${matchOf(ids.first)}/decision`, {
    key: administrator,
    json: { verb: "propose" },
    headers: { "if-match": `"${version}"` },
  });
  expect([decided.status, decided.body.toString()]).toEqual([200, expect.anything()]);
  await settle();
  await answer("cooperative", ids.first, matchOf(ids.first), {
    answer: "declined",
    reason: "no_capacity_now",
  });
  await settle();
  expect(await read(matchOf(ids.second))).toMatchObject({ state: "proposed" });
  for (const [kind, id] of [
    ["cooperative", ids.second],
    ["holder", ids.holder],
  ] as const)
    await answer(kind, id, matchOf(ids.second), { answer: "interested" });
  await settle();
  expect(await read(matchOf(ids.second))).toMatchObject({ state: "introduced" });
  expect(aws.gate.sent.some(({ by, kind }) => by === "Notify" && kind === "letter")).toBe(true);
});

test("people enter and are invited by letter and by short message", async () => {
  for (const address of ["tazart@cooperative.example", "+212500000001"]) {
    expect((await aws.ask("POST", "/auth/codes", { json: { address } })).status).toBe(202);
    await create("/v1/invitations", { address, role: "agent", name: "Agent" });
  }
  const kinds = (sender: string) => aws.gate.sent.flatMap(({ by, kind }) => (by === sender ? [kind] : []));
  expect(kinds("Identity")).toEqual(["letter", "short message"]);
  expect((await aws.ask("GET", "/auth/enter")).status).toBe(200);
});

test("a cooperative without an address hears of its agent by short message", async () => {
  const { ports } = app;
  const { personId } = await signedIn(app, { email: "agent@agent.example", grants: [{ role: "agent" }] });
  await ports.people.rename(personId, "Agent");
  const contact = { channels: ["sms" as const], preferredLanguage: "ar" as const, phone: "+212500000002" };
  const { cooperative } = await createCooperative(ports, system, aCooperative({ contact }));
  const agent = { kind: "agent", id: personId, via: { kind: "session", personId } } as never;
  const endsAt = "2027-05-01";
  const { id } = await requestMandate(ports, agent, {
    cooperativeId: cooperative.id,
    scopes: ["read"],
    endsAt,
  });
  await confirmMandate(ports, system, id, { slip: "slip 12" });
  await settle();
  expect(aws.gate.sent.some(({ by, kind }) => by === "Notify" && kind === "short message")).toBe(true);
});

test("pages, pictures and the reference page are answered", async () => {
  for (const path of ["/", "/bank", "/docs", "/openapi.json", "/docs/assets/swagger-ui.css"])
    expect([path, (await aws.ask("GET", path)).status]).toEqual([path, 200]);
  expect((await aws.ask("GET", `/bank/${pictured}/picture?lang=ar`)).type).toBe("image/png");
});

test("a letter that came back is heard of", async () => {
  const event = sesBounce({ to: "tazart@cooperative.example", at: today });
  const sent = { QueueUrl: app.bank.queues.inboundEvents, MessageBody: JSON.stringify(event) };
  await app.bank.sqs.send(new SendMessageCommand(sent));
  expect(await aws.workOff("InboundEvents")).toBe(1);
});

test("an administrator looks at queues and gives dead letters back", async () => {
  for (const queue of ["match-requests", "notices", "inbound-events"]) {
    const dead = await aws.ask("GET", `/v1/queues/${queue}/dead-letters`, { key: administrator });
    const back = await aws.ask("POST", `/v1/queues/${queue}/redrive`, { key: administrator });
    expect([queue, dead.status, back.status]).toEqual([queue, 200, 200]);
  }
  for (const path of ["/v1/queues", "/operations"])
    expect((await aws.ask("GET", path, { key: administrator })).status).toBe(200);
});

test("a holder leaves by the API, a cooperative by its page", async () => {
  const key = await app.keyFor({ kind: "holder", id: ids.holder });
  const json = { what: "side", confirm: "delete for ever" };
  expect((await aws.ask("POST", "/v1/me/deletion", { key, json })).status).toBeLessThan(300);
  const left = await aws.ask("POST", "/me/data/delete", {
    key: await app.keyFor({ kind: "cooperative", id: ids.second }),
    form: { what: "side", confirm: "yes" },
  });
  expect([left.status, left.type]).toEqual([200, "text/html; charset=UTF-8"]);
});

test("the sweep sends what an outage of the queues left behind", async () => {
  await leaveInOutbox(app, ids.first);
  expect(await aws.run("Sweep")).toMatchObject({ sent: 2 });
  await settle();
});

test("the jobs of the day and of the night run", async () => {
  expect(await aws.run("Expire")).toMatchObject({ expired: 1 });
  await settle();
  expect(await aws.run("Digest")).toMatchObject({ sent: 1 });
  expect(await aws.run("Audit")).toMatchObject({ days: expect.arrayContaining(["2027-03-02"]) });
  expect(await aws.run("Retention")).toMatchObject({ unfinished: [] });
  await settle();
  expect(await aws.run("Recompute")).toMatchObject({ ran: true });
});

test("nothing was refused", () => {
  expect([...new Set(aws.gate.refused)]).toEqual([]);
});

test("a job counts what it did, and its lines name the call they belong to", async () => {
  const lines = (await aws.output("Sweep")).split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    return [JSON.parse(line) as Record<string, unknown>];
  });
  const counted = lines.filter((line) => "_aws" in line);
  expect(counted).toContainEqual(expect.objectContaining({ service: "Sweep", ColdStart: 1 }));
  expect(counted).toContainEqual(expect.objectContaining({ service: "Sweep", sent: 2 }));
  expect(lines).toContainEqual(
    expect.objectContaining({ message: "sweep", service: "Sweep", function_request_id: "test", sent: 2 }),
  );
});

test("the calls of a request are part of its trace", () => {
  const { segments } = aws.xray;
  const operations = new Set(segments.flatMap(({ aws: called }) => called?.operation ?? []));
  expect([...operations]).toEqual(
    expect.arrayContaining(["GetItem", "TransactWriteItems", "SendMessageBatch"]),
  );
  expect(segments.find(({ name }) => name === "handler")?.trace_id).toBe(traceId);
});

/** Links that are there for what no ordinary day brings. */
const forOtherDays: Readonly<Record<string, string>> = {
  "Recompute: Notices": "those erased again after a restore may have an open proposal",
  "Retention: Notices": "whoever withdrew has no open proposal, but erasing asks for one",
};

test("by the evening every link to a resource was used by whom it was given", () => {
  const resourceOf: Readonly<Record<string, string>> = {
    MasterKey: "WrappingKey",
    Mail: "Letters",
    Sms: "SmsConfig",
  };
  const isUsed = (name: string, link: string) =>
    [...(aws.gate.used.get(name) ?? [])].some((right) => right.split(" ")[1] === (resourceOf[link] ?? link));
  const idle = graph.builds.flatMap(({ functionID, links }) =>
    Object.keys(links)
      // Known by name alone.
      .filter((link) => !["Place", "SiteKey"].includes(link) && !isUsed(functionID, link))
      .map((link) => `${functionID}: ${link}`),
  );
  expect(idle.filter((one) => forOtherDays[one] === undefined)).toEqual([]);
});
