import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { auditKinds } from "@tawafuq/core/audit/audit-record";
import { verifyAudit } from "@tawafuq/core/audit/verify-audit";
import { isWhole, type VerifiedDay } from "@tawafuq/core/audit/verify-day";
import { showContact } from "@tawafuq/core/contacts/show-contact";
import { openIdea } from "@tawafuq/core/ideas/open-idea";
import { readAll } from "@tawafuq/core/language/read-all";
import { completeAct, recordAct } from "@tawafuq/core/mandates/record-act";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { createRetentionHandler } from "@tawafuq/functions/workers/retention";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/session";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  asHolder,
  enterPair,
  onlyOfficers,
  type Pair,
  programme,
  requireMatch,
  usePolicy,
} from "../core/people.ts";

const monday = "2026-11-30";
const noonOf = (date: string) => `${date}T12:00:00.000Z`;
/** Early in the morning of the first of the month: the day before is settled. */
const firstNight = "2026-12-01T02:30:00.000Z";

type Item = Record<string, AttributeValue>;

let app: TestApp;
let pair: Pair;
let client: DynamoDBClient;
beforeEach(async () => {
  app = await startTestApp();
  client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: app.bank.endpoints.dynamodb,
  });
  const { ports } = app;
  app.setNow(noonOf(monday));
  await usePolicy(ports, onlyOfficers);
  pair = await enterPair(ports);
  await app.drain();
  const { version } = await requireMatch(ports, pair.match);
  const note = "Zineb will call them";
  await decideMatch(ports, programme, pair.match, version, { verb: "hold", reason: "good_fit", note });
  await showContact(ports, programme, owner(), "administration");
});
afterEach(async () => {
  client.destroy();
  await app.stop();
});

const owner = () => ({ kind: "cooperative", id: pair.cooperative.id }) as const;
const plenty = () => 900_000;
const job = (remainingMs = plenty) => createAuditHandler(app.ports)(remainingMs);
const verify = (period = {}) => verifyAudit(app.ports, programme, period);

async function verifyMonday(): Promise<VerifiedDay> {
  const { days } = await verify({ from: monday, to: monday });
  const [day] = days;
  if (day === undefined) throw new Error("that day has no digest");
  return day;
}

/** Makes the digest of Monday. */
async function digestMonday(): Promise<void> {
  app.setNow(firstNight);
  expect(await job()).toEqual({ days: [monday] });
}

/** The place of the line of history that says why the match is held. */
async function heldLine(): Promise<{ pk: string; sk: string; place: string }> {
  const lines = await readAll((page) => app.ports.history.list(pair.match, page));
  const held = lines.find(({ event }) => event === "held");
  const key = { pk: `MATCH#${pair.match}`, sk: `HIST#${held?.id}` };
  return { ...key, place: `${key.pk} ${key.sk}` };
}

async function read({ pk, sk }: { pk: string; sk: string }): Promise<Item> {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: "tawafuq", Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  if (item === undefined) throw new Error(`nothing at ${pk} ${sk}`);
  return item;
}

/** A mandate with an act under it. */
async function actUnderMandate(personId: string): Promise<void> {
  const { ports } = app;
  const { id: cooperativeId, name: cooperativeName } = pair.cooperative;
  const at = noonOf(monday);
  const id = ports.newId("mand");
  await ports.commit([
    ports.mandates.create({
      ...{ id, version: 1, cooperativeId, cooperativeName, delegation: "TANGER", scopes: ["read"] },
      ...{ agentId: personId, agentName: "Agent", createdAt: at, createdBy: "system:test" },
      consent: { kind: "slip", reference: "signed by Zineb", at },
      endsAt: "2027-01-01T00:00:00.000Z",
    }),
  ]);
  const via = { kind: "mandate", id, personId, sessionId: "sess_1", scopes: ["read"] } as const;
  const agent = { kind: "cooperative", id: cooperativeId, via } as const;
  await completeAct(ports, await recordAct(ports, agent, { act: "read_profile" }), "done");
}

const write = (item: Item) => client.send(new PutItemCommand({ TableName: "tawafuq", Item: item }));
const remove = ({ pk, sk }: { pk: string; sk: string }) =>
  client.send(new DeleteItemCommand({ TableName: "tawafuq", Key: { pk: { S: pk }, sk: { S: sk } } }));

describe("the digest of a day", () => {
  it("counts every kind of record of that day, is written once, and the chain goes on over months and quiet days", async () => {
    const { personId } = await signedIn(app, {
      email: "chief@odco.example",
      grants: [{ role: "administrator" }],
    });
    await actUnderMandate(personId);
    await openIdea(app.ports, asHolder(pair.holder.id), pair.idea.id, { layer: "full" });
    await digestMonday();
    const day = await app.ports.audit.getDay(monday);
    expect(day).toMatchObject({ date: monday, countsFrom: monday, previous: "0".repeat(64), chunks: 1 });
    const entries = (day && (await app.ports.audit.entriesOf(day))) ?? [];
    expect(entries).toHaveLength(day?.count ?? -1);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(auditKinds));
    expect(await job()).toEqual({ days: [] });
    expect(await app.ports.audit.getDay(monday)).toEqual(day);

    // Nobody ran the job for three days.
    app.setNow("2026-12-05T00:59:59.999Z");
    expect(await job()).toEqual({ days: ["2026-12-01", "2026-12-02", "2026-12-03"] });
    app.setNow("2026-12-05T01:00:00.000Z");
    expect(await job()).toEqual({ days: ["2026-12-04"] });
    const next = await app.ports.audit.getDay("2026-12-01");
    expect(next).toMatchObject({ count: 0, previous: day?.digest, countsFrom: monday });
    const verified = await verify();
    expect(verified.isWhole).toBe(true);
    expect(verified.days.map(({ date }) => date)).toEqual([
      monday,
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
    ]);
  });

  it("is logged and mailed to administrators in a line, once; what failed is announced by the next run", async () => {
    await signedIn(app, { email: "chief@odco.example", grants: [{ role: "administrator" }] });
    const letters = async () =>
      (await app.mailbox()).filter(
        ({ file, to }) => to.includes("chief@odco.example") && file.startsWith("audit_"),
      );
    app.setNow(firstNight);
    const failing = { ...app.ports, mailer: { send: () => Promise.reject(new Error("no mail")) } };
    await expect(createAuditHandler(failing)(plenty)).rejects.toThrow("no mail");
    expect(await letters()).toEqual([]);
    await job();
    await job();
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    const day = await app.ports.audit.getDay(monday);
    expect(letter?.text).toContain(`${monday} | ${day?.count} | ${day?.digest}\n`);
    for (const words of ["Empreinte du journal", "Digest of the audit trail", "بصمة السجل"])
      expect(letter?.subject).toContain(words);
    const line = {
      level: "info",
      message: "audit_digest",
      date: monday,
      count: day?.count,
      digest: day?.digest,
    };
    expect(app.logged).toContain(JSON.stringify(line));
  });

  it("begins no day without the time for it, and the next night goes on", async () => {
    app.setNow("2026-12-03T02:30:00.000Z");
    const looks = [900_000, 100_000];
    expect(await job(() => looks.shift() ?? 0)).toEqual({ days: [monday] });
    expect(await job()).toEqual({ days: ["2026-12-01", "2026-12-02"] });
    expect((await verify()).isWhole).toBe(true);
  });

  it("is the same whoever comes first, when two runs meet", async () => {
    app.setNow("2026-12-03T02:30:00.000Z");
    const runs = await Promise.all([job(), job()]);
    expect(runs.flatMap(({ days }) => days).sort()).toEqual([monday, "2026-12-01", "2026-12-02"]);
    expect((await verify()).isWhole).toBe(true);
  });
});

describe("verification", () => {
  it("names a record that was changed, and nothing else", async () => {
    const line = await heldLine();
    await digestMonday();
    expect(isWhole(await verifyMonday())).toBe(true);
    const item = await read(line);
    await write({ ...item, by: { S: "officer:somebody-else" } });
    expect(await verifyMonday()).toMatchObject({
      changed: [line.place],
      missing: [],
      unnamed: [],
      faults: [],
    });
    await write(item);
    expect((await verify()).isWhole).toBe(true);
  });

  it("finds words that were taken out by hand, put in, or exchanged", async () => {
    const line = await heldLine();
    await digestMonday();
    const { sealed, ...wordless } = await read(line);
    await write(wordless);
    expect((await verifyMonday()).changed).toEqual([line.place]);
    const { words: _, ...unmarked } = wordless;
    await write({ ...unmarked, sealed: sealed ?? { S: "" } });
    expect((await verifyMonday()).changed).toEqual([line.place]);
  });

  it("names a record that was deleted as unexplained, and one that was only hidden from the index not at all", async () => {
    const line = await heldLine();
    await digestMonday();
    const item = await read(line);
    const { gsi3pk: _, gsi3sk: __, ...hidden } = item;
    await write(hidden);
    expect(isWhole(await verifyMonday())).toBe(true);
    await remove(line);
    const found = await verifyMonday();
    expect(found).toMatchObject({ missing: [line.place], changed: [], explained: [] });
    expect(isWhole(found)).toBe(false);
  });

  it("names a record that was slipped into a day afterwards", async () => {
    const line = await heldLine();
    await digestMonday();
    const forged = { ...(await read(line)), sk: { S: "HIST#hist_forged" }, id: { S: "hist_forged" } };
    await write(forged);
    expect((await verifyMonday()).unnamed).toEqual([`${line.pk} HIST#hist_forged`]);
  });

  it("finds a digest, a chunk or a link of the chain that was changed or taken away", async () => {
    app.setNow("2026-12-03T02:30:00.000Z");
    await job();
    const key = { pk: "AUDITDAYS", sk: `DAY#${monday}` };
    const item = await read(key);
    await write({ ...item, digest: { S: "f".repeat(64) } });
    const rewritten = await verify();
    expect(rewritten.days.map(({ faults }) => faults)).toEqual([["entries"], ["chain"], []]);
    await remove(key);
    expect((await verify()).days.map(({ faults }) => faults)).toEqual([["no_digest"], ["chain"], []]);
    await write(item);
    expect((await verify()).isWhole).toBe(true);
    await remove({ pk: `AUDITDAY#${monday}#${item.digest?.S}`, sk: "CHUNK#000000" });
    const chunkless = await verifyMonday();
    expect(chunkless.faults).toEqual(["entries"]);
    expect(chunkless.unnamed.length).toBe(Number(item.count?.N));
  });

  it("misses the newest days when they are cut off", async () => {
    app.setNow("2026-12-04T02:30:00.000Z");
    await job();
    for (const date of ["2026-12-02", "2026-12-03"]) await remove({ pk: "AUDITDAYS", sk: `DAY#${date}` });
    const { isWhole: whole, days } = await verify();
    expect(whole).toBe(false);
    expect(days.find(({ date }) => date === "2026-12-02")?.faults).toEqual(["no_digest"]);
  });

  it.each(["cooperative", "holder"] as const)(
    "knows that an erasure takes words and no record: the %s is gone, and the trail is whole",
    async (kind) => {
      const line = await heldLine();
      await digestMonday();
      const id = kind === "cooperative" ? pair.cooperative.id : pair.holder.id;
      await requestDeletion(app.ports, { kind, id, via: { kind: "key", id: "key_test" } }, "side");
      await app.drain();
      expect(JSON.stringify(await read(line))).not.toContain("sealed");
      const found = await verifyMonday();
      expect(found).toMatchObject({
        explained: [line.place],
        changed: [],
        missing: [],
        unnamed: [],
        faults: [],
      });
      expect(isWhole(found)).toBe(true);
      await remove(line);
      expect((await verifyMonday()).missing).toEqual([line.place]);
    },
  );

  it("knows what retention lets go, and by when", async () => {
    await digestMonday();
    const { items } = await app.ports.views.list(owner(), { limit: 10 });
    const place = `COOP#${pair.cooperative.id} VIEW#${items[0]?.id}`;
    const [pk = "", sk = ""] = place.split(" ");
    const item = await read({ pk, sk });
    await remove({ pk, sk });
    app.setNow("2031-11-28T02:30:00.000Z");
    expect(await verifyMonday()).toMatchObject({ missing: [place], explained: [] });
    await write(item);
    app.setNow("2031-12-01T02:30:00.000Z");
    expect((await createRetentionHandler(app.ports)(plenty)).gone.contact_views).toBe(1);
    expect(await verifyMonday()).toMatchObject({ missing: [], explained: [place] });
  });

  it("is asked for on the page of administrators, who see the last digest there", async () => {
    const key = await app.keyFor({ kind: "administrator", id: "chief" });
    const page = async (query = "") => {
      const headers = { cookie: `tawafuq_key=${key}`, "accept-language": "en" };
      return (await app.request(`/operations${query}`, { headers })).text();
    };
    expect(await page()).toContain("There is no digest yet");
    const line = await heldLine();
    await digestMonday();
    const day = await app.ports.audit.getDay(monday);
    const shown = await page();
    expect(shown).toContain(day?.digest);
    expect(shown).toContain("November 30, 2026");
    expect(shown).not.toContain("The records of these days");
    expect(await page("?audit=verify")).toContain("The records of these days are as they were.");
    await remove(line);
    expect(await page("?audit=verify")).toContain("Something in these days cannot be explained.");
  });

  it("is the administrators' to ask", async () => {
    await expect(
      verifyAudit(app.ports, { kind: "cooperative", id: "coop_1", via: { kind: "system" } }, {}),
    ).rejects.toMatchObject({ code: "not_allowed" });
    expect(await verify()).toEqual({ isWhole: true, days: [] });
  });
});
