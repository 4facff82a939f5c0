import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTable } from "@tawafuq/aws/create-table";
import { commitWrites } from "@tawafuq/aws/table/commit";
import { type Item, toItem } from "@tawafuq/aws/table/table";
import { hasVersion, isNew, putPiece, storedWrite } from "@tawafuq/aws/table/write";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, expect, it } from "vitest";

/* One put alone goes without a transaction; it must be as safe as in one. */

let app: TestApp;
let proxy: Server;
let client: DynamoDBClient;
const heard: string[] = [];
/** The next answers of the table that do not arrive, although what was asked for was done. */
let toLose = 0;

beforeAll(async () => {
  app = await startTestApp();
  proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push(String(request.headers["x-amz-target"]).split(".")[1] ?? "");
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      name === "host" || name === "connection" || name === "content-length" ? [] : [[name, String(value)]],
    );
    const answer = await fetch(app.bank.endpoints.dynamodb, {
      method: "POST",
      headers,
      body: Buffer.concat(chunks),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (toLose > 0) {
      toLose -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(body);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: `http://127.0.0.1:${port}`,
  });
  await createTable(client, "tawafuq");
});
afterAll(async () => {
  client.destroy();
  proxy.close();
  await app.stop();
});

const table = () => ({ client, name: "tawafuq" });
const item = (id: string, version: number, more: object = {}): Item =>
  toItem({ pk: `COMMIT#${id}`, sk: "ITEM" }, { version, share: 1e-7, ...more });

async function outcomeOf(put: Item, condition: typeof isNew): Promise<string> {
  const write = storedWrite(condition === isNew ? "already_exists" : "version_conflict", [
    putPiece(table(), put, condition),
  ]);
  try {
    await commitWrites(table(), [write]);
    return "done";
  } catch (error) {
    if (isRefusal(error)) return `${error.code} ${JSON.stringify(error.args)}`;
    throw error;
  }
}

it("one put goes by itself, two go in a transaction", async () => {
  heard.length = 0;
  await outcomeOf(item("alone", 1), isNew);
  const pieces = ["a", "b"].map((id) => putPiece(table(), item(id, 1), isNew));
  await commitWrites(table(), [storedWrite("already_exists", pieces)]);
  expect(heard).toEqual(["PutItem", "TransactWriteItems"]);
});

it("the same put a second time is refused with the version that stands", async () => {
  expect(await outcomeOf(item("twice", 4), isNew)).toBe("done");
  expect(await outcomeOf(item("twice", 4), isNew)).toBe('already_exists {"currentVersion":4}');
  expect(await outcomeOf(item("twice", 5), hasVersion(3))).toBe('version_conflict {"currentVersion":4}');
  expect(await outcomeOf(item("twice", 5), hasVersion(4))).toBe("done");
});

it("a put whose answer was lost is done, and done once", async () => {
  toLose = 1;
  heard.length = 0;
  expect(await outcomeOf(item("lost", 1), isNew)).toBe("done");
  expect(heard).toEqual(["PutItem", "PutItem"]);
  toLose = 2;
  expect(await outcomeOf(item("lost", 2), hasVersion(1))).toBe("done");
});

it("a put whose answer was lost is refused where somebody else's stands", async () => {
  expect(await outcomeOf(item("theirs", 1, { by: "them" }), isNew)).toBe("done");
  toLose = 1;
  expect(await outcomeOf(item("theirs", 1, { by: "us" }), isNew)).toBe('already_exists {"currentVersion":1}');
});
