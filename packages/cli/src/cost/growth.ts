import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { recomputeReserveSeconds } from "@tawafuq/core/snapshots/recompute";
import { defaultPublishing } from "@tawafuq/core/snapshots/shard-publisher";
import type { Measured } from "../measured.ts";
import { lambdaSeconds } from "./monthly-bill.ts";
import { grownReads, orderMs, startMs } from "./runs.ts";
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
  /** What every night takes before anything is compared. */
  readonly orderHours: number;
  /** In which every profile is compared once; infinite where a night's time is over before. */
  readonly recomputeNights: number;
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
  const waiting = bank.keptBackPerIdea * ideas;
  const perPartition = (waiting * bank.matchBytes) / 8192 / DelegationCode.options.length;
  const compared = measured.useCases["recompute, a thousand profiles"];
  const compareSeconds =
    lambdaSeconds("recompute", compared.cpuMs, compared.requests) * ((cooperatives + ideas) / 1000);
  const orderSeconds = lambdaSeconds("recompute", orderMs(index, volumes), 0);
  const left = timeoutSeconds.recompute - recomputeReserveSeconds - orderSeconds;
  // Region copies aside, one row of an index for each profile.
  const profileUnits = Math.ceil(bank.cooperativeBytes / 1024);
  return {
    cooperatives,
    ideas,
    shards: Math.max(1, Math.ceil(cooperatives / defaultPublishing.profilesPerShard)),
    snapshotMb: (cooperatives * index.storedBytes + ideas * index.ideaStoredBytes) / megabyte,
    workerMemoryMb:
      baseMb + atHandMb + (cooperatives * index.memoryBytes + ideas * index.ideaMemoryBytes) / megabyte,
    startSeconds: lambdaSeconds("match", startMs(index, volumes), 0),
    firstPageSeconds: lambdaSeconds("api", ideas * index.decodeBankIdeaMs, 0),
    roundReads:
      measured.useCases["round with nothing to do"].reads + (reads["round with nothing to do"] ?? 0),
    roundSeconds: perPartition / partition.reads,
    orderHours: orderSeconds / 3600,
    recomputeNights: left <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(compareSeconds / left),
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
    limit: "the nightly recompute goes through the bank in more than 30 nights",
    isBroken: ({ recomputeNights }) => recomputeNights > 30,
    remedy:
      "give it two cores and order each shard of cooperatives in a process of its own, a message a shard, or recompute from an operator's machine, which has no deadline",
  },
  {
    limit: `a start of the API reads the public bank for longer than its ${timeoutSeconds.api} seconds`,
    isBroken: ({ firstPageSeconds }) => firstPageSeconds > timeoutSeconds.api,
    remedy: "search the public bank in a function of its own, a process for each shard",
  },
  {
    limit: `a start of a match worker takes more than its ${timeoutSeconds.match} seconds`,
    isBroken: ({ startSeconds }) => startSeconds > timeoutSeconds.match,
    remedy: "keep the tables of an idea smaller, or make them of those ideas alone whose gates are open",
  },
  {
    limit: `the index outgrows the ${memoryMb.match} MB of the match worker`,
    isBroken: ({ workerMemoryMb }) => workerMemoryMb > memoryMb.match,
    remedy:
      "give it up to 10,240 MB, from there on one function for each group of shards with the search fanned out over SQS",
  },
  {
    limit: `a round reads the matches kept back in one delegation for longer than its ${timeoutSeconds.round} seconds`,
    isBroken: ({ roundSeconds }) => roundSeconds > timeoutSeconds.round,
    remedy: "note what a limit keeps back with the limit, and read it when a place is free",
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
