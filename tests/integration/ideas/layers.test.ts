import type { Actor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { openIdea } from "@tawafuq/core/ideas/open-idea";
import { listOpenings } from "@tawafuq/core/ideas/openings";
import { readTeaser } from "@tawafuq/core/ideas/read-teaser";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import { listSharing, shareIdea } from "@tawafuq/core/ideas/sharing";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import type { Ports } from "@tawafuq/core/ports";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import {
  asCooperative,
  asHolder,
  enterPair,
  onlyOfficers,
  type Pair,
  programme,
  refusalOf,
  usePolicy,
} from "@tawafuq/tests/integration/core/people";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";

const secret = "Le procédé du moulin tient à une meule de granit";
const full = { layer: "full" } as const;
const accepted = { layer: "full", termsVersion: "1" } as const;

let app: TestApp;
let ports: Ports;
let pair: Pair;
let cooperative: Actor;
let holder: Actor;

beforeEach(async () => {
  app = await startTestApp();
  ports = app.ports;
  await usePolicy(ports, onlyOfficers);
  pair = await enterPair(ports, { idea: { confidential: { fr: secret } } });
  await app.drain();
  cooperative = asCooperative(pair.cooperative.id);
  holder = asHolder(pair.holder.id);
});
afterEach(() => app.stop());

const propose = () => decideMatch(ports, programme, pair.match, undefined, { verb: "propose" });
const openings = async () => (await listOpenings(ports, holder, pair.idea.id, { limit: 100 })).items;
const openAs = (actor: Actor, input: Parameters<typeof openIdea>[3] = accepted) =>
  openIdea(ports, actor, pair.idea.id, input);

/** Every byte of the table that could be read, as text. */
async function everything(): Promise<string> {
  const { DynamoDBClient, ScanCommand } = await import("@aws-sdk/client-dynamodb");
  const client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: app.bank.endpoints.dynamodb,
  });
  const items: unknown[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: "tawafuq", ExclusiveStartKey: start }));
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
  client.destroy();
  return JSON.stringify(items);
}

describe("the confidential part", () => {
  it("lies in the table unreadable, and reaches no profile, list, proposal, letter or log", async () => {
    await propose();
    await app.drain();
    const key = await app.keyFor({ kind: "administrator", id: "test" });
    const told = [
      await everything(),
      JSON.stringify(await ports.ideas.get(pair.idea.id)),
      JSON.stringify(await readProposal(ports, cooperative, pair.match)),
      await (await app.request("/v1/ideas", { key })).text(),
      await (await app.request(`/v1/ideas/${pair.idea.id}`, { key })).text(),
      await (await app.request("/")).text(),
      JSON.stringify(await app.mailbox()),
      app.logged.join("\n"),
    ];
    for (const text of told) expect(text).not.toContain("granit");
    expect(await ports.confidentialParts.get(pair.idea.id)).toEqual({ fr: secret });
  });

  it("opens to a cooperative that is interested and whom the holder agreed to, on accepting the terms", async () => {
    expect(await refusalOf(openAs(cooperative))).toBe("not_found");
    await propose();
    expect(await refusalOf(openAs(cooperative))).toBe("layer_closed");
    await answerProposal(ports, cooperative, pair.match, { answer: "interested" });
    expect(await refusalOf(openAs(cooperative))).toBe("layer_closed");
    await shareIdea(ports, holder, pair.idea.id, pair.cooperative.id, true);
    expect(await refusalOf(openAs(cooperative, full))).toBe("invalid_input");
    expect(await refusalOf(openAs(cooperative, { layer: "full", termsVersion: "0" }))).toBe("invalid_input");
    expect(await openings()).toEqual([]);

    expect((await openAs(cooperative)).confidential).toEqual({ fr: secret });
    expect(await openings()).toMatchObject([
      {
        layer: "full",
        by: `cooperative:${pair.cooperative.id}`,
        cooperativeId: pair.cooperative.id,
        termsVersion: "1",
        ideaVersion: 1,
      },
    ]);
  });

  it("closes again when the holder takes the consent back, also after the introduction", async () => {
    await propose();
    await answerProposal(ports, cooperative, pair.match, { answer: "interested" });
    await answerProposal(ports, holder, pair.match, { answer: "interested" });
    expect((await openAs(cooperative)).confidential).toEqual({ fr: secret });
    expect(await listSharing(ports, holder, pair.idea.id)).toMatchObject([
      { interested: true, agreed: true },
    ]);
    await shareIdea(ports, holder, pair.idea.id, pair.cooperative.id, false);
    expect(await refusalOf(openAs(cooperative))).toBe("layer_closed");
    expect(await openings()).toHaveLength(1);
    await shareIdea(ports, holder, pair.idea.id, pair.cooperative.id, true);
    expect((await openAs(cooperative)).confidential).toEqual({ fr: secret });
  });

  it("is not found for another cooperative, another holder, an officer of elsewhere, or a stranger", async () => {
    await propose();
    const { cooperative: other } = await createCooperative(ports, programme, aCooperative());
    const elsewhere: Actor = {
      kind: "officer",
      id: "offi_x",
      delegations: ["AGADIR"],
      via: { kind: "system" },
    };
    for (const actor of [
      asCooperative(other.id),
      asHolder("hold_other"),
      elsewhere,
      { kind: "anonymous" } as const,
    ])
      expect(await refusalOf(openAs(actor, { ...accepted, reason: "curious" }))).toBe("not_found");
    expect(await refusalOf(listOpenings(ports, cooperative, pair.idea.id, { limit: 10 }))).toBe("not_found");
    expect(
      await refusalOf(shareIdea(ports, asHolder("hold_other"), pair.idea.id, pair.cooperative.id, true)),
    ).toBe("not_found");
    expect(await refusalOf(shareIdea(ports, holder, pair.idea.id, other.id, true))).toBe("not_found");
  });

  it("opens to an officer of the delegation with a reason, which the holder can read", async () => {
    const officer = await registerOfficer(ports, programme, {
      name: "Officer of Tanger",
      email: "tanger@odco.example",
      language: "fr",
      delegations: ["TANGER"],
    });
    const actor: Actor = {
      kind: "officer",
      id: officer.id,
      delegations: ["TANGER"],
      via: { kind: "system" },
    };
    expect(await refusalOf(openAs(actor, full))).toBe("invalid_input");
    const opened = await openAs(actor, { layer: "full", reason: "The holder asked for help" });
    expect(opened.confidential).toEqual({ fr: secret });
    expect(await openings()).toMatchObject([
      { by: `officer:${officer.id}`, reason: "The holder asked for help" },
    ]);
  });

  it("stays as it was in a revision that does not name it, changes with one that does, goes with null", async () => {
    const revise = (version: number, changes: Parameters<typeof anIdea>[0]) =>
      reviseIdea(ports, holder, pair.idea.id, version, anIdea(changes));
    await revise(1, { capexMad: 310_000 });
    expect(await ports.confidentialParts.get(pair.idea.id)).toEqual({ fr: secret });
    await revise(2, { confidential: { ar: "سر آخر" } });
    expect(await ports.confidentialParts.get(pair.idea.id)).toEqual({ ar: "سر آخر" });
    await revise(3, { confidential: null });
    expect(await ports.confidentialParts.get(pair.idea.id)).toBeUndefined();
  });

  it("is written down before it is shown: where the log cannot take it, nothing opens", async () => {
    const failing: Ports = { ...ports, commit: () => Promise.reject(new Error("no log")) };
    await expect(openIdea(failing, holder, pair.idea.id, full)).rejects.toThrow("no log");
  });
});

describe("the summary", () => {
  it("is noted for the holder the first time a cooperative reads it", async () => {
    await propose();
    await Promise.all([1, 2, 3].map(() => readProposal(ports, cooperative, pair.match)));
    await readProposal(ports, holder, pair.match);
    expect(await openings()).toMatchObject([
      { layer: "summary", by: `cooperative:${pair.cooperative.id}`, ideaVersion: 1 },
    ]);
  });
});

describe("the teaser", () => {
  it("tells anybody title, trade, places and needs, and of an idea that is not public the title", async () => {
    const response = await app.request(`/v1/bank/ideas/${pair.idea.id}`);
    expect(response.status).toBe(200);
    expect(Object.keys(z.looseObject({}).parse(await response.json())).sort()).toEqual([
      "id",
      "needs",
      "scope",
      "sectors",
      "title",
    ]);
    const page = await (await app.request(`/bank/${pair.idea.id}?lang=fr`)).text();
    expect(page).toContain("Moulin commun");
    expect(page).not.toContain("presser");
    await reviseIdea(ports, holder, pair.idea.id, 1, anIdea({ confidentiality: "private" }));
    expect(Object.keys(await readTeaser(ports, pair.idea.id)).sort()).toEqual(["id", "title"]);
  });
});

it("the pages let a cooperative open it and the holder see that", async () => {
  await propose();
  await answerProposal(ports, cooperative, pair.match, { answer: "interested" });
  const keyOf = async (actor: "cooperative" | "holder", id: string) =>
    ({ cookie: `tawafuq_key=${await app.keyFor({ kind: actor, id })}; tawafuq_lang=fr` }) as const;
  const mine = await keyOf("holder", pair.holder.id);
  const theirs = await keyOf("cooperative", pair.cooperative.id);
  const send = (path: string, headers: { cookie: string }, form: Record<string, string>) =>
    app.request(path, {
      method: "POST",
      headers: {
        ...headers,
        origin: "http://127.0.0.1",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form).toString(),
    });
  const path = `/ideas/${pair.idea.id}/full`;
  expect(await (await app.request(path, { headers: theirs })).text()).toContain(
    "ne vous est pas encore ouverte",
  );
  const agreed = await send(`/ideas/${pair.idea.id}/sharing`, mine, {
    cooperativeId: pair.cooperative.id,
    agreed: "1",
  });
  expect(agreed.status).toBe(303);
  const refused = await send(path, theirs, {});
  expect([refused.status, (await refused.text()).includes("granit")]).toEqual([400, false]);
  const opened = await send(path, theirs, { termsVersion: "1" });
  expect(opened.headers.get("cache-control")).toBe("no-store");
  expect(await opened.text()).toContain(secret);
  const log = await (await app.request(`/ideas/${pair.idea.id}/openings`, { headers: mine })).text();
  for (const part of ["Coopérative Tazart", "Partie confidentielle", "version 1"])
    expect(log).toContain(part);
});
