import { PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { snapshotChunkKey, snapshotKey, snapshotPartition } from "@tawafuq/aws/keys/snapshots";
import { createSnapshots } from "@tawafuq/aws/repositories/snapshots";
import { toItem } from "@tawafuq/aws/table/table";
import type { Key } from "@tawafuq/aws/table-keys";
import type { Ports } from "@tawafuq/core/ports";
import { seededRandom } from "@tawafuq/tests/support/seeded-random";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { minute } from "./stored.ts";

/** Small enough that a snapshot of the tests is cut into many. */
const chunkBytes = 100;

let aws: Connected;
let snapshots: Ports["snapshots"];
beforeAll(async () => {
  aws = await connect();
  snapshots = createSnapshots({ client: aws.dynamodb, name: aws.table }, "cooperatives", chunkBytes);
});
afterAll(() => aws.stop());

/** Bytes that do not get smaller. */
function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

async function sortKeys(pk: string): Promise<string[]> {
  const query = {
    TableName: aws.table,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
  };
  const { Items: items = [] } = await aws.dynamodb.send(new QueryCommand(query));
  return items.map((item) => item.sk?.S ?? "");
}

const put = (key: Key, item: object) =>
  aws.dynamodb.send(new PutItemCommand({ TableName: aws.table, Item: toItem(key, item) }));

const isChunkThere = async (of: { shard: number; label: string }, chunk: number) =>
  (await sortKeys(snapshotChunkKey("cooperatives", of, chunk).pk)).length === 1;

async function publish(shard: number, bytes: Uint8Array, expectedVersion: number) {
  const pointer = await snapshots.publish(
    { shard, shards: 9 },
    bytes,
    minute(expectedVersion),
    expectedVersion,
  );
  if (pointer === undefined) throw new Error("another publisher was quicker");
  return pointer;
}

test("what was published in many chunks is read again, byte for byte", async () => {
  expect(await snapshots.pointer(0)).toBeUndefined();
  const bytes = noise(2_345, 1);
  const pointer = await publish(0, bytes, 0);
  expect(pointer).toMatchObject({ shard: 0, shards: 9, version: 1, upTo: minute(0) });
  expect(await snapshots.pointer(0)).toMatchObject(pointer);
  expect(await isChunkThere(pointer, 23)).toBe(true);
  expect(new Uint8Array((await snapshots.read(pointer)) ?? [])).toEqual(bytes);
  expect(await snapshots.pointer(1)).toBeUndefined();
});

test("the snapshot before stays for whoever is reading it, the one before that goes", async () => {
  const all = [];
  for (const version of [0, 1, 2]) all.push(await publish(1, noise(500, version), version));
  const [oldest, previous, newest] = await Promise.all(all.map((pointer) => snapshots.read(pointer)));
  expect(oldest).toBeUndefined();
  expect(new Uint8Array(previous ?? [])).toEqual(noise(500, 1));
  expect(new Uint8Array(newest ?? [])).toEqual(noise(500, 2));
  expect(await Promise.all(all.map((pointer) => isChunkThere(pointer, 0)))).toEqual([false, true, true]);
  expect(await sortKeys(snapshotPartition("cooperatives", 1))).toHaveLength(3);
});

test("of publishers at the same moment one wins, and the others leave nothing behind", async () => {
  const tries = [1, 2, 3, 4].map((seed) =>
    snapshots.publish({ shard: 2, shards: 9 }, noise(900, seed), minute(seed), 0),
  );
  const won = (await Promise.all(tries)).filter((pointer) => pointer !== undefined);
  expect(won).toHaveLength(1);
  const pointer = await snapshots.pointer(2);
  expect(pointer).toMatchObject({ version: 1, label: won[0]?.label });
  const seed = [1, 2, 3, 4].find((one) => minute(one) === pointer?.upTo) ?? 0;
  expect(new Uint8Array((pointer && (await snapshots.read(pointer))) ?? [])).toEqual(noise(900, seed));
  expect(await sortKeys(snapshotPartition("cooperatives", 2))).toHaveLength(2);
  expect(await snapshots.publish({ shard: 2, shards: 9 }, noise(9, 9), minute(9), 0)).toBeUndefined();
  expect(await snapshots.pointer(2)).toEqual(pointer);
});

test("what a crash left before the pointer moved is cleaned by the next publisher", async () => {
  await publish(3, noise(300, 1), 0);
  const orphan = { shard: 3, version: 2, label: "2.crashed", chunks: 5, sha256: "" };
  await put(snapshotKey("cooperatives", orphan), orphan);
  for (const chunk of [0, 1])
    await put(snapshotChunkKey("cooperatives", orphan, chunk), { bytes: noise(100, chunk) });
  expect(await isChunkThere(orphan, 1)).toBe(true);
  const pointer = await publish(3, noise(300, 2), 1);
  expect(await isChunkThere(orphan, 0)).toBe(false);
  expect(await isChunkThere(orphan, 1)).toBe(false);
  expect(await sortKeys(snapshotPartition("cooperatives", 3))).not.toContain(
    snapshotKey("cooperatives", orphan).sk,
  );
  expect(new Uint8Array((await snapshots.read(pointer)) ?? [])).toEqual(noise(300, 2));
});

test("a damaged chunk makes no snapshot", async () => {
  const pointer = await publish(4, noise(300, 1), 0);
  await put(snapshotChunkKey("cooperatives", pointer, 1), { bytes: noise(100, 7) });
  expect(await snapshots.read(pointer)).toBeUndefined();
});
