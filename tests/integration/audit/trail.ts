import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { verifyAudit } from "@tawafuq/core/audit/verify-audit";
import type { VerifiedDay } from "@tawafuq/core/audit/verify-day";
import { showContact } from "@tawafuq/core/contacts/show-contact";
import { readAll } from "@tawafuq/core/language/read-all";
import { completeAct, recordAct } from "@tawafuq/core/mandates/record-act";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { startTestApp } from "@tawafuq/tests/support/app";
import { enterPair, onlyOfficers, programme, requireMatch, usePolicy } from "../core/people.ts";

export const monday = "2026-11-30";
const noon = `${monday}T12:00:00.000Z`;
/** Early in the morning of the first of the month: the day before is settled. */
export const firstNight = "2026-12-01T02:30:00.000Z";
/** Time enough for whatever there is. */
export const plenty = () => 900_000;

type Item = Record<string, AttributeValue>;
type Key = { readonly pk: string; readonly sk: string };

const toKey = ({ pk, sk }: Key) => ({ TableName: "tawafuq", Key: { pk: { S: pk }, sk: { S: sk } } });

export type Trail = Awaited<ReturnType<typeof startTrail>>;

/** A bank with the records of one Monday, and hands in its table that no rule guides. */
export async function startTrail() {
  const app = await startTestApp();
  const client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: app.bank.endpoints.dynamodb,
  });
  const { ports } = app;
  app.setNow(noon);
  await usePolicy(ports, onlyOfficers);
  const pair = await enterPair(ports);
  const { cooperative, match } = pair;
  await app.drain();
  const { version } = await requireMatch(ports, match);
  const note = "Zineb will call them";
  await decideMatch(ports, programme, match, version, { verb: "hold", reason: "good_fit", note });
  const owner = () => ({ kind: "cooperative", id: cooperative.id }) as const;
  await showContact(ports, programme, owner(), "administration");

  const job = (remainingMs = plenty) => createAuditHandler(ports)(remainingMs);
  const verify = (period = {}) => verifyAudit(ports, programme, period);
  return {
    app,
    pair,
    owner,
    job,
    verify,
    async verifyMonday(): Promise<VerifiedDay> {
      const [day] = (await verify({ from: monday, to: monday })).days;
      if (day === undefined) throw new Error("that day has no digest");
      return day;
    },
    /** Makes the digest of Monday. */
    async digestMonday(): Promise<void> {
      app.setNow(firstNight);
      const { days } = await job();
      if (days.join() !== monday) throw new Error(`digested ${days.join()} and not Monday`);
    },
    /** The line of history that says why the match is held. */
    async heldLine(): Promise<Key & { readonly place: string }> {
      const lines = await readAll((page) => ports.history.list(match, page));
      const key = { pk: `MATCH#${match}`, sk: `HIST#${lines.find(({ event }) => event === "held")?.id}` };
      return { ...key, place: `${key.pk} ${key.sk}` };
    },
    /** A mandate with an act under it. */
    async actUnderMandate(personId: string): Promise<void> {
      const { id: cooperativeId, name: cooperativeName } = cooperative;
      const id = ports.newId("mand");
      await ports.commit([
        ports.mandates.create({
          ...{ id, version: 1, cooperativeId, cooperativeName, delegation: "TANGER", scopes: ["read"] },
          ...{ agentId: personId, agentName: "Agent", createdAt: noon, createdBy: "system:test" },
          consent: { kind: "slip", reference: "signed by Zineb", at: noon },
          endsAt: "2027-01-01T00:00:00.000Z",
        }),
      ]);
      const via = { kind: "mandate", id, personId, sessionId: "sess_1", scopes: ["read"] } as const;
      const agent = { kind: "cooperative", id: cooperativeId, via } as const;
      await completeAct(ports, await recordAct(ports, agent, { act: "read_profile" }), "done");
    },
    async read(key: Key): Promise<Item> {
      const { Item: item } = await client.send(new GetItemCommand({ ...toKey(key), ConsistentRead: true }));
      if (item === undefined) throw new Error(`nothing at ${key.pk} ${key.sk}`);
      return item;
    },
    write: (item: Item) => client.send(new PutItemCommand({ TableName: "tawafuq", Item: item })),
    remove: (key: Key) => client.send(new DeleteItemCommand(toKey(key))),
    async stop(): Promise<void> {
      client.destroy();
      await app.stop();
    },
  };
}
