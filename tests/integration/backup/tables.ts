import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { BankTables } from "@tawafuq/aws/backup/bank-tables";
import { scanTable } from "@tawafuq/aws/backup/scan-table";
import { createTable, erasuresTableOf } from "@tawafuq/aws/create-table";
import { startDynamoDb } from "@tawafuq/local/dynamodb/server";
import { onTestFinished } from "vitest";

type Item = Record<string, AttributeValue>;

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tawafuq-backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Two empty tables of a bank on an embedded DynamoDB of their own. */
export async function newTables(name: string): Promise<BankTables & { readonly endpoint: string }> {
  const server = await startDynamoDb({ path: await newFolder(), port: 0, now: Date.now });
  const tables = { ...tablesAt(server.endpoint, name), endpoint: server.endpoint };
  onTestFinished(() => server.close());
  await createTable(tables.client, name);
  return tables;
}

/** The tables of a bank behind some address. */
export function tablesAt(endpoint: string, name: string): BankTables {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ region: "eu-west-3", credentials, endpoint });
  onTestFinished(() => client.destroy());
  return { client, names: { table: name, erasures: erasuresTableOf(name) } };
}

/** Items of every size and kind, and a ledger. */
export async function fill({ client, names }: BankTables, count: number): Promise<void> {
  const put = (TableName: string, Item: Item) => client.send(new PutItemCommand({ TableName, Item }));
  for (let n = 0; n < count; n++)
    await put(names.table, {
      ...{
        pk: { S: `COOP#${n}` },
        sk: { S: "PROFILE" },
        version: { N: "12345678901234567890123456789012345678" },
      },
      ...{ text: { S: `زيت ${n}\u2028\r\n` }, bytes: { B: new Uint8Array([n % 256, 0, 10, 255]) } },
      ...{
        inner: { M: { list: { L: [{ NULL: true }, { BOOL: false }, { B: new Uint8Array([n % 256]) }] } } },
      },
      ...{ gsi1pk: { S: "COOPERATIVES" }, gsi1sk: { S: String(n) }, tags: { SS: ["a", "b"] } },
    });
  await put(names.table, {
    ...{ pk: { S: "SNAPSHOT#1" }, sk: { S: "CHUNK" } },
    bytes: { B: new Uint8Array(380_000).map((_, index) => (index * 7) % 256) },
  });
  await put(names.erasures, { pk: { S: "ERASED" }, sk: { S: "cooperative#coop_gone" } });
}

/** Every item of both tables, in an order of their keys. */
export async function contents({ client, names }: BankTables): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of Object.values(names))
    for await (const page of scanTable(client, name, { segments: 1 })) items.push(...page);
  const key = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`;
  return items.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
