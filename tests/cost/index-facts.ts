import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, constants } from "node:zlib";
import { decodeBank, encodeBank, shelfIdeaOf } from "@tawafuq/core/ideas/bank-bytes";
import { createCooperativeShards } from "@tawafuq/core/snapshots/cooperative-shards";
import { decodeIdeaShard, encodeIdeaShard, ideaRosterEntry } from "@tawafuq/core/snapshots/idea-shards";
import type { RosterEntry } from "@tawafuq/core/snapshots/roster";
import { decodeShard, encodeShard } from "@tawafuq/core/snapshots/shard-bytes";
import { ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import { prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { rankIdeas } from "@tawafuq/matching/rank/rank-ideas";
import { queryOf } from "@tawafuq/matching/score/idea-query";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import { repeatTexts, syntheticCooperatives, syntheticIdeas } from "../bench/synthetic-bank.ts";
import { ideaEntity } from "./synthetic-entities.ts";

/** What the index in memory takes; bytes are the same every time, times are estimates of one core. */
export interface IndexFacts {
  readonly cooperatives: number;
  readonly ideas: number;
  /** Of one cooperative in a snapshot before and after compression. */
  readonly snapshotBytes: number;
  readonly storedBytes: number;
  /** Resident bytes of one cooperative in a worker, all else of the process left out. */
  readonly memoryBytes: number;
  /** To read the texts of one idea. */
  readonly prepareIdeaMs: number;
  /** Of one idea in the snapshot of matching and in that of the public bank, compressed. */
  readonly ideaStoredBytes: number;
  readonly bankStoredBytes: number;
  /** Of one idea in a worker, its tables made. */
  readonly ideaMemoryBytes: number;
  /** To have one idea from its snapshot, to make its tables when it is first asked about, and one of the public bank. */
  readonly decodeIdeaMs: number;
  readonly tableIdeaMs: number;
  readonly decodeBankIdeaMs: number;
  readonly prepareCooperativeMs: number;
  readonly decodeMsPerThousand: number;
  /** One idea against a thousand cooperatives. */
  readonly searchMsPerThousand: number;
  /** One cooperative against a thousand ideas. */
  readonly rankMsPerThousand: number;
}

const cooperatives = 20_000;
const texts = 1500;
const ideas = 1000;
const asked = 40;
/** As the snapshots of `aws` are kept. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Milliseconds of the processor, which do not grow when the machine has other work. */
function timeOf(act: () => void): number {
  const begun = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const signified = (value: number) => Number(value.toPrecision(2));

/** Bytes that are held after all that is not has been collected. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A snapshot of these as one shard, with what the roster remembers of each. */
function snapshotOf(rows: ReturnType<typeof repeatTexts>): Uint8Array {
  const shards = createCooperativeShards([]);
  for (const row of rows) shards.replace(row);
  shards.cut(1);
  const entry: RosterEntry = { version: 1, isActive: true, regions: ["MA-01"], sector: "AGR" };
  return encodeShard({
    columns: shards.columns(0),
    roster: new Map(rows.map(({ profile }) => [profile.id, entry])),
  });
}

/** The ideas as bank entities, each with the text that matching reads. */
function measureIdeas(profiles: ReturnType<typeof syntheticIdeas>) {
  const entities = profiles.map(ideaEntity);
  const roster = new Map(
    entities.map((entity) => {
      const prepared = prepareIdea(ideaFromBank(entity));
      return [entity.id, ideaRosterEntry(entity, prepared, queryOf(prepared))];
    }),
  );
  const bytes = encodeIdeaShard(roster, 0, 1);
  const bank = encodeBank(
    entities.map((entity) => ({
      idea: shelfIdeaOf(entity),
      text: prepareIdea(ideaFromBank({ ...entity, needs: { ...entity.needs, requirements: [] } })).text,
    })),
  );
  const before = heldBytes();
  let kept: unknown;
  let read: ReturnType<typeof decodeIdeaShard>;
  const decoding = timeOf(() => {
    read = decodeIdeaShard(bytes);
  });
  const tabling = timeOf(() => {
    kept = [...(read?.values() ?? [])].map((entry) => entry.query());
  });
  const held = heldBytes() - before;
  const decodingBank = timeOf(() => {
    if (decodeBank(bank)?.length !== entities.length) throw new Error("The bank is of another format.");
  });
  if (kept === undefined) throw new Error("The ideas are of another format.");
  return {
    ideaStoredBytes: Math.round(brotliCompressSync(bytes, quality).length / entities.length),
    bankStoredBytes: Math.round(brotliCompressSync(bank, quality).length / entities.length),
    ideaMemoryBytes: signified(held / entities.length),
    decodeIdeaMs: signified(decoding / entities.length),
    tableIdeaMs: signified(tabling / entities.length),
    decodeBankIdeaMs: signified(decodingBank / entities.length),
  };
}

/** On a synthetic bank of the bench; the same texts again compress too well, so that only those read once are stored. */
export function measureIndex(): IndexFacts {
  const profiles = syntheticCooperatives(texts);
  let prepared: ReturnType<typeof repeatTexts> = [];
  const preparing = timeOf(() => {
    prepared = profiles.map(prepareCooperative);
  });
  const all = repeatTexts(prepared, cooperatives);
  const bytes = snapshotOf(all);
  const compressed = brotliCompressSync(snapshotOf(repeatTexts(prepared, texts)), quality);

  const before = heldBytes();
  let decoded: ReturnType<typeof decodeShard>;
  const decoding = timeOf(() => {
    decoded = decodeShard(bytes);
  });
  if (decoded === undefined) throw new Error("The snapshot is of another format.");
  const shards = createCooperativeShards([decoded.columns]);
  const told = syntheticIdeas(ideas);
  let queries: ReturnType<typeof queryOf>[] = [];
  const preparingIdeas = timeOf(() => {
    queries = told.map((idea) => queryOf(prepareIdea(idea)));
  });
  const search = (some: typeof queries) =>
    timeOf(() => {
      for (const query of some) shards.search(query, defaultPolicy, Number.POSITIVE_INFINITY);
    });
  const rank = (some: typeof all) =>
    timeOf(() => {
      for (const row of some) rankIdeas(row, queries, defaultPolicy, defaultPolicy.keepPerCooperative);
    });
  search(queries.slice(0, asked));
  const held = heldBytes() - before;
  rank(all.slice(0, asked));
  return {
    cooperatives,
    ideas,
    snapshotBytes: Math.round(bytes.length / cooperatives),
    storedBytes: Math.round(compressed.length / texts),
    memoryBytes: signified(held / cooperatives),
    prepareIdeaMs: signified(preparingIdeas / ideas),
    ...measureIdeas(told),
    prepareCooperativeMs: signified(preparing / texts),
    decodeMsPerThousand: signified((decoding / cooperatives) * 1000),
    searchMsPerThousand: signified((search(queries.slice(asked, 2 * asked)) / asked / cooperatives) * 1000),
    rankMsPerThousand: signified((rank(all.slice(asked, 2 * asked)) / asked / ideas) * 1000),
  };
}
