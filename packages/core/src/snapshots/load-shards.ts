import type { SnapshotPointer, SnapshotRepository } from "./snapshot-repository.ts";

/** All shards as last published. */
export interface LoadedShards<Shard> {
  readonly shards: readonly Shard[];
  /** Version of each. */
  readonly versions: readonly number[];
  /** Changes from here on may be missing, ISO. */
  readonly upTo: string;
}

/** A snapshot that was replaced twice while it was read is looked for again. */
const attempts = 3;

/**
 * Undefined where the whole bank must be read: no snapshot, one of another scorer, or shards of two layouts.
 * @param decode undefined where another version made the bytes
 */
export async function loadShards<Shard>(
  snapshots: SnapshotRepository,
  decode: (bytes: Uint8Array) => Shard | undefined,
): Promise<LoadedShards<Shard> | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const pointers = await readPointers(snapshots);
    if (pointers === undefined) return undefined;
    const stored = await Promise.all(pointers.map((pointer) => snapshots.read(pointer)));
    const whole = stored.filter((bytes) => bytes !== undefined);
    if (whole.length < pointers.length) continue;
    const shards = whole.map(decode).filter((shard) => shard !== undefined);
    if (shards.length < pointers.length) return undefined;
    return {
      shards,
      versions: pointers.map(({ version }) => version),
      upTo: pointers.map(({ upTo }) => upTo).sort()[0] ?? "",
    };
  }
  return undefined;
}

/** The pointers of every shard, all of one layout. */
async function readPointers(snapshots: SnapshotRepository): Promise<readonly SnapshotPointer[] | undefined> {
  const first = await snapshots.pointer(0);
  if (first === undefined) return undefined;
  const others = Array.from({ length: first.shards - 1 }, (_, at) => snapshots.pointer(at + 1));
  const pointers = [first, ...(await Promise.all(others))].filter((pointer) => pointer !== undefined);
  const isOneLayout = pointers.every(({ shards }) => shards === first.shards);
  return isOneLayout && pointers.length === first.shards ? pointers : undefined;
}
