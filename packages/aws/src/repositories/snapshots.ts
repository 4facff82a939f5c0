import { createHash, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import type { SnapshotPointer, SnapshotRepository } from "@tawafuq/core/snapshots/snapshot-repository";
import * as z from "zod";
import {
  type SnapshotSet,
  snapshotChunkKey,
  snapshotKey,
  snapshotPartition,
  snapshotPointerKey,
  snapshotPrefix,
} from "../keys/snapshots.ts";
import { commitWrites } from "../table/commit.ts";
import { readAll } from "../table/query.ts";
import { deleteItem, fromItem, putItem, readItem, type Table, toItem } from "../table/table.ts";
import { hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";

const Pointer = z.object({
  shard: z.int(),
  shards: z.int().min(1),
  version: z.int().min(1),
  label: z.string(),
  upTo: z.string(),
  /** Label of the snapshot before: a worker may be reading it still. */
  previous: z.string().optional(),
});
/** What was begun: written before the first chunk, so that every chunk can be found again. */
const Snapshot = z.object({
  shard: z.int(),
  version: z.int(),
  label: z.string(),
  chunks: z.int(),
  sha256: z.string(),
});
type Snapshot = z.infer<typeof Snapshot>;
const Chunk = z.object({ bytes: z.instanceof(Uint8Array) });

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Quality 6 saves 2 % more for as long again; gzip 6 takes 19 % more room. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** Chunks on their way at once. */
const atOnce = 8;

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Calls for 0 to `count` − 1, some at once, and gives the answers in order. */
async function forEachChunk<Answer>(count: number, call: (chunk: number) => Promise<Answer>) {
  const answers: Answer[] = [];
  for (let first = 0; first < count; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, at) => first + at);
    answers.push(...(await Promise.all(numbers.map(call))));
  }
  return answers;
}

/** Snapshots as compressed chunks of at most `chunkBytes`: with its keys one must fit the 400 KB of an item. */
export function createSnapshots(table: Table, set: SnapshotSet, chunkBytes = 380_000): SnapshotRepository {
  const pointer = (shard: number) => readItem(table, snapshotPointerKey(set, shard), Pointer);

  async function store(snapshot: Snapshot, bytes: Uint8Array): Promise<void> {
    await putItem(table, toItem(snapshotKey(set, snapshot), snapshot));
    await forEachChunk(snapshot.chunks, (chunk) => {
      const part = bytes.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes);
      return putItem(table, toItem(snapshotChunkKey(set, snapshot, chunk), { bytes: part }));
    });
  }

  /** The chunks go before what they are found by. */
  async function remove(snapshot: Snapshot): Promise<void> {
    await forEachChunk(snapshot.chunks, (chunk) => deleteItem(table, snapshotChunkKey(set, snapshot, chunk)));
    await deleteItem(table, snapshotKey(set, snapshot));
  }

  /** What came before and what a crash or a slower publisher left; a later version is somebody's work at hand. */
  async function clean(current: z.infer<typeof Pointer>): Promise<void> {
    const partition = snapshotPartition(set, current.shard);
    const items = await readAll(table, { partition, sort: { prefix: snapshotPrefix } });
    for (const snapshot of items.map((item) => fromItem(Snapshot, item)))
      if (
        snapshot.version <= current.version &&
        snapshot.label !== current.label &&
        snapshot.label !== current.previous
      )
        await remove(snapshot);
  }

  return {
    pointer,
    async read(wanted) {
      const snapshot = await readItem(table, snapshotKey(set, wanted), Snapshot);
      if (snapshot === undefined) return undefined;
      const chunks = await forEachChunk(snapshot.chunks, (chunk) =>
        readItem(table, snapshotChunkKey(set, snapshot, chunk), Chunk),
      );
      const stored = Buffer.concat(chunks.map((chunk) => chunk?.bytes ?? new Uint8Array()));
      return sha256(stored) === snapshot.sha256 ? decompress(stored) : undefined;
    },
    async publish({ shard, shards }, bytes, upTo, expectedVersion): Promise<SnapshotPointer | undefined> {
      const before = await pointer(shard);
      if ((before?.version ?? 0) !== expectedVersion) return undefined;
      const stored = await compress(bytes, quality);
      const version = expectedVersion + 1;
      const label = `${version}.${randomUUID()}`;
      const chunks = Math.ceil(stored.length / chunkBytes);
      const snapshot = { shard, version, label, chunks, sha256: sha256(stored) };
      await store(snapshot, stored);
      const after = { shard, shards, version, label, upTo, previous: before?.label };
      const condition = before === undefined ? isNew : hasVersion(expectedVersion);
      const move = putPiece(table, toItem(snapshotPointerKey(set, shard), after), condition);
      try {
        await commitWrites(table, [storedWrite("version_conflict", [move])]);
      } catch (error) {
        if (!isRefusal(error, "version_conflict")) throw error;
        await remove(snapshot);
        return undefined;
      }
      await clean(after);
      return { shard, shards, version, label, upTo };
    },
  };
}
