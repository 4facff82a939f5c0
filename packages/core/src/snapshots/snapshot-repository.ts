/** Where one shard's newest snapshot stands. Snapshots never change; a newer one takes the pointer over. */
export interface SnapshotPointer {
  /** 0 to `shards` − 1. */
  readonly shard: number;
  /** How many shards the bank was cut into. */
  readonly shards: number;
  /** Counts up from 1 with every snapshot of the shard. */
  readonly version: number;
  /** Names the bytes. */
  readonly label: string;
  /** Newest change the snapshot holds, ISO; what the index of changes had not shown by then may be missing. */
  readonly upTo: string;
}

/** Bytes behind a pointer: what a worker starts from in place of the whole bank. */
export interface SnapshotRepository {
  pointer(shard: number): Promise<SnapshotPointer | undefined>;
  /** Undefined where two newer ones have replaced it, or what is stored is damaged. */
  read(pointer: SnapshotPointer): Promise<Uint8Array | undefined>;
  /**
   * Stores the bytes, then moves the pointer from `expectedVersion` (0: there was none) to the next version; all
   * but this snapshot and the one before it go. Undefined where another publisher was quicker.
   */
  publish(
    place: Pick<SnapshotPointer, "shard" | "shards">,
    bytes: Uint8Array,
    upTo: string,
    expectedVersion: number,
  ): Promise<SnapshotPointer | undefined>;
}
