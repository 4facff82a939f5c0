import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { defaultPublishing } from "@tawafuq/core/snapshots/shard-publisher";
import type { Measured } from "../measured.ts";
import { lambdaSeconds } from "./monthly-bill.ts";
import { grownReads, recomputeMs } from "./runs.ts";
import { memoryMb, timeoutSeconds } from "./standing.ts";
import type { Volumes } from "./volumes.ts";

/** What a bank of one size asks of each part; every number follows from measured figures. */
export interface GrowthRow {
  readonly cooperatives: number;
  readonly ideas: number;
  readonly shards: number;
  readonly snapshotMb: number;
  readonly workerMemoryMb: number;
  /** Until a match or round worker can work. */
  readonly startSeconds: number;
  /** Until the first public bank page of a process is there. */
  readonly firstPageSeconds: number;
  /** Read request units of one idle round, and the seconds one partition of the queue takes to give its share. */
  readonly roundReads: number;
  readonly roundSeconds: number;
  readonly recomputeHours: number;
  /** A whole import, as every profile goes through one partition of the index of all. */
  readonly importHours: number;
}

/** What breaks first where the bank grows in the same proportion. */
export interface GrowthLimit {
  readonly limit: string;
  /** Cooperatives at which it is reached. */
  readonly cooperatives: number;
  readonly remedy: string;
}

/** What DynamoDB gives of one partition in a second. */
const partition = { reads: 3000, writes: 1000 } as const;
/** Node, SDK and code before anything is loaded; and profiles at hand with their texts, some 30 kB each. */
const baseMb = 150;
const atHandMb = 45;
const megabyte = 1e6;

export function growthRow(measured: Measured, volumes: Volumes): GrowthRow {
  const { bank, index } = measured;
  const { cooperatives, ideas } = volumes;
  const reads = grownReads(measured, volumes);
  const waiting = bank.waitingPerIdea * ideas;
  const perPartition = (waiting * bank.matchBytes) / 8192 / DelegationCode.options.length;
  const startMs = (cooperatives / 1000) * index.decodeMsPerThousand + ideas * index.prepareIdeaMs;
  // Region copies aside, one row of an index for each profile.
  const profileUnits = Math.ceil(bank.cooperativeBytes / 1024);
  return {
    cooperatives,
    ideas,
    shards: Math.max(1, Math.ceil(cooperatives / defaultPublishing.profilesPerShard)),
    snapshotMb: (cooperatives * index.storedBytes) / megabyte,
    workerMemoryMb: baseMb + atHandMb + (cooperatives * index.memoryBytes) / megabyte,
    startSeconds: lambdaSeconds("match", startMs, 0),
    firstPageSeconds: lambdaSeconds("api", ideas * index.prepareIdeaMs, 0),
    roundReads:
      measured.useCases["round with nothing to do"].reads + (reads["round with nothing to do"] ?? 0),
    roundSeconds: perPartition / partition.reads,
    recomputeHours: lambdaSeconds("recompute", recomputeMs(index, volumes), 0) / 3600,
    importHours: ((cooperatives + ideas) * profileUnits * 2) / partition.writes / 3600,
  };
}

interface Rule {
  readonly limit: string;
  readonly isBroken: (row: GrowthRow) => boolean;
  readonly remedy: string;
}

const rules: readonly Rule[] = [
  {
    limit: `the nightly recompute takes more than Lambda's ${timeoutSeconds.recompute / 60} minutes`,
    isBroken: ({ recomputeHours }) => recomputeHours * 3600 > timeoutSeconds.recompute,
    remedy:
      "share the ideas out over SQS, a shard and some hundred ideas a message, or let a step compare a part of the bank each night",
  },
  {
    limit: `a start of the API reads all ideas for longer than its ${timeoutSeconds.api} seconds`,
    isBroken: ({ firstPageSeconds }) => firstPageSeconds > timeoutSeconds.api,
    remedy: "keep the texts of the public bank, read once, as a snapshot as well",
  },
  {
    limit: `a start of a match worker takes more than its ${timeoutSeconds.match} seconds`,
    isBroken: ({ startSeconds }) => startSeconds > timeoutSeconds.match,
    remedy: "put the ideas into the snapshot beside the cooperatives",
  },
  {
    limit: `the index outgrows the ${memoryMb.match} MB of the match worker`,
    isBroken: ({ workerMemoryMb }) => workerMemoryMb > memoryMb.match,
    remedy:
      "give it up to 10,240 MB, from there on one function for each group of shards with the search fanned out over SQS",
  },
  {
    limit: `a round reads the waiting matches of one delegation for longer than its ${timeoutSeconds.round} seconds`,
    isBroken: ({ roundSeconds }) => roundSeconds > timeoutSeconds.round,
    remedy: "read only what changed since the last round",
  },
  {
    limit: "an import of the whole register through one partition of the index takes more than a day",
    isBroken: ({ importHours }) => importHours > 24,
    remedy: "spread the partition of all cooperatives over some shards, as the outbox is",
  },
];

/** Beyond this nothing is looked for. */
const mostCooperatives = 1e9;

/** The least size, within one in a thousand, at which the rule is broken. */
function firstBroken(isBroken: (cooperatives: number) => boolean): number | undefined {
  let [low, high] = [1, mostCooperatives];
  if (!isBroken(high)) return undefined;
  while (high - low > Math.max(1, low / 1000)) {
    const middle = Math.floor((low + high) / 2);
    if (isBroken(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Where each limit lies if everything keeps the proportion of these volumes, the nearest first. */
export function growthLimits(measured: Measured, volumes: Volumes): readonly GrowthLimit[] {
  if (volumes.cooperatives === 0) return [];
  const sizeOf = (cooperatives: number): Volumes => ({
    ...volumes,
    cooperatives,
    ideas: Math.round((volumes.ideas / volumes.cooperatives) * cooperatives),
  });
  return rules
    .flatMap(({ limit, isBroken, remedy }) => {
      const cooperatives = firstBroken((size) => isBroken(growthRow(measured, sizeOf(size))));
      return cooperatives === undefined ? [] : [{ limit, cooperatives, remedy }];
    })
    .toSorted((a, b) => a.cooperatives - b.cooperatives);
}
