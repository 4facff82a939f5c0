import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { aCooperative, aHolder, anIdea } from "../support/builders.ts";
import { sesBounce } from "../support/carrier-events.ts";
import { type Deployed, deploy } from "./support/deployed.ts";
import { evaluateStage } from "./support/evaluate.ts";
import type { Graph } from "./support/graph.ts";

/*
 * A day of the bank on the real bundles, in order: every request to AWS passes a gate that holds it against the policy
 * the graph gives the function. What is missing fails, and so does a link that nobody has used by the evening.
 */

let graph: Graph;
let app: TestApp;
let aws: Deployed;
let administrator: string;

beforeAll(async () => {
  graph = await evaluateStage("production");
  app = await startTestApp();
  aws = await deploy(graph, app);
  administrator = await app.keyFor({ kind: "administrator", id: "test" });
});
afterAll(async () => {
  await aws.stop();
  await app.stop();
});

const ids: Record<string, string> = {};

async function create(path: string, json: unknown): Promise<{ id: string }> {
  const { status, body } = await aws.ask("POST", path, {
    key: administrator,
    json,
    headers: { "idempotency-key": path },
  });
  expect([status, body.toString()]).toEqual([201, expect.anything()]);
  return JSON.parse(body.toString());
}

async function settle(): Promise<void> {
  while ((await aws.workOff("MatchRequests")) + (await aws.workOff("Notices")) > 0);
}

test("whoever comes past the site finds the API closed", async () => {
  const { status } = await aws.ask("GET", "/v1/reference", { headers: { "x-site-key": "guess" } });
  expect(status).toBe(403);
  expect((await aws.ask("GET", "/v1/reference", { headers: { "x-site-key": "old" } })).status).toBe(200);
});

test("profiles come in, are matched, proposed and told", async () => {
  const { id: officer } = await create("/v1/officers", {
    name: "Nadia Tazi",
    delegations: ["TANGER"],
    language: "fr",
    email: "nadia@odco.example",
  });
  const { id: holder } = await create("/v1/holders", aHolder());
  const { id: cooperative } = await create("/v1/cooperatives", aCooperative());
  const { id: idea } = await create("/v1/ideas", { ...anIdea(), holderId: holder });
  Object.assign(ids, { officer, holder, cooperative, match: `${idea}.${cooperative}` });
  await settle();
  expect(await aws.run("Round")).toMatchObject({ ran: true });
  await settle();
  const { status, body } = await aws.ask("GET", `/v1/matches/${ids.match}`, { key: administrator });
  expect([status, JSON.parse(body.toString()).state]).toEqual([200, "proposed"]);
  expect(aws.gate.sent.filter(({ by, kind }) => by === "Notify" && kind === "letter").length).toBeGreaterThan(1);
});

test("both sides answer and are introduced", async () => {
  for (const [kind, id] of [
    ["cooperative", ids.cooperative],
    ["holder", ids.holder],
  ] as const) {
    const key = await app.keyFor({ kind, id: id ?? "" });
    const { status } = await aws.ask("POST", `/v1/proposals/${ids.match}/answer`, {
      key,
      json: { answer: "interested" },
    });
    expect(status).toBe(200);
  }
  await settle();
  const { body } = await aws.ask("GET", `/v1/matches/${ids.match}`, { key: administrator });
  expect(JSON.parse(body.toString()).state).toBe("introduced");
});

test("people enter by letter and by short message", async () => {
  for (const address of ["tazart@cooperative.example", "+212500000001"])
    expect((await aws.ask("POST", "/auth/codes", { json: { address } })).status).toBeLessThan(300);
  expect(aws.gate.sent.filter(({ by }) => by === "Identity").map(({ kind }) => kind)).toEqual([
    "letter",
    "short message",
  ]);
  expect((await aws.ask("GET", "/auth/enter")).status).toBe(200);
});

test("pages, pictures and the reference page are answered", async () => {
  for (const path of ["/", "/bank", "/docs", "/openapi.json", "/docs/assets/swagger-ui.css"])
    expect([path, (await aws.ask("GET", path)).status]).toEqual([path, 200]);
});

test("a letter that came back is heard of", async () => {
  const event = sesBounce({ to: "tazart@cooperative.example", at: new Date().toISOString() });
  await app.bank.sqs.send(
    new SendMessageCommand({ QueueUrl: app.bank.queues.inboundEvents, MessageBody: JSON.stringify(event) }),
  );
  expect(await aws.workOff("InboundEvents")).toBe(1);
});

test("an administrator looks at queues and gives dead letters back", async () => {
  for (const queue of ["match-requests", "notices", "inbound-events"]) {
    const dead = await aws.ask("GET", `/v1/queues/${queue}/dead-letters`, { key: administrator });
    const back = await aws.ask("POST", `/v1/queues/${queue}/redrive`, { key: administrator });
    expect([queue, dead.status, back.status]).toEqual([queue, 200, 200]);
  }
  expect((await aws.ask("GET", "/v1/queues", { key: administrator })).status).toBe(200);
});

test("a person leaves, and what waits is swept", async () => {
  const key = await app.keyFor({ kind: "holder", id: ids.holder ?? "" });
  const { status } = await aws.ask("POST", "/v1/me/deletion", { key, json: { what: "account", confirm: "delete for ever" } });
  expect(status).toBeLessThan(300);
  await aws.run("Sweep");
});

test("the jobs of the day and of the night run", async () => {
  app.setNow("2027-03-03T09:00:00.000Z");
  for (const job of ["Expire", "Digest", "Audit", "Retention", "Recompute", "Sweep", "Round"])
    await expect(aws.run(job), job).resolves.toBeDefined();
});

test("nothing was refused", () => {
  expect([...new Set(aws.gate.refused)]).toEqual([]);
});

test("by the evening every link to a resource was used by whom it was given", () => {
  const isUsed = (name: string, link: string) =>
    [...(aws.gate.used.get(name) ?? [])].some((right) => right.includes(` ${resourceOf[link] ?? link}`));
  const idle = graph.builds.flatMap(({ functionID, links }) =>
    Object.keys(links)
      .filter((link) => !["Place", "SiteKey"].includes(link) && !isUsed(functionID, link))
      .map((link) => `${functionID}: ${link}`),
  );
  expect(idle).toEqual([]);
});

const resourceOf: Readonly<Record<string, string>> = {
  MasterKey: "WrappingKey",
  Mail: "Letters",
  Sms: "SmsConfig",
};
