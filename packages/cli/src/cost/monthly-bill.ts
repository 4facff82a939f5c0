import type { FunctionName, Measured, UseCase } from "../measured.ts";
import { type PriceName, type PriceTable, priceOf } from "../price-table.ts";
import { type Runs, runsOf } from "./runs.ts";
import { memoryMb, polledQueues, pollsPerQueue, standing } from "./standing.ts";
import type { Volumes } from "./volumes.ts";

/** One line of the bill. */
interface BillLine {
  readonly price: PriceName;
  readonly units: number;
  readonly usd: number;
}

interface UseCaseCost {
  readonly useCase: UseCase;
  readonly runs: number;
  readonly reads: number;
  readonly writes: number;
  /** Billed, at the memory of its function. */
  readonly milliseconds: number;
  readonly usd: number;
}

export interface MonthlyBill {
  readonly lines: readonly BillLine[];
  /** What each use case has of it, dearest first; no free tier here. */
  readonly useCases: readonly UseCaseCost[];
  readonly usd: number;
  readonly usdPerCooperative: number | undefined;
}

type Units = Partial<Record<PriceName, number>>;

/** At this memory a function has one whole core. */
const wholeCoreMb = 1769;
/** Waited for each request to DynamoDB in the same region: assumed. */
const requestMs = 5;
/** Bytes of a page, compressed, and of the log of one invocation: assumed from the largest page and a log line or two. */
const pageBytes = 10_000;
const logBytes = 1500;
const gigabyte = 1e9;
/** Share of the requests that are traced. */
const traced = 0.05;

/** Billed seconds of one run: a smaller function has less of a core. */
export function lambdaSeconds(where: FunctionName, cpuMs: number, requests: number): number {
  return (cpuMs * Math.max(1, wholeCoreMb / memoryMb[where]) + requests * requestMs) / 1000;
}

/** What one run of a use case is billed for. Messages come alone: receiving and deleting are two requests each. */
function unitsOfRun({ figures }: Runs): Units {
  const { function: where, reads, writes, sqsRequests, letters, sms } = figures;
  const isHttp = where === "api" || where === "auth";
  const isQueue = where === "match" || where === "notify";
  const isScheduled = where === "round" || where === "sweep";
  const seconds = lambdaSeconds(where, figures.cpuMs, figures.requests);
  return {
    dynamodbRead: reads,
    dynamodbWrite: writes,
    sqsFifo: sqsRequests + (isQueue ? 2 : 0),
    sesLetter: letters,
    smsMorocco: sms,
    lambdaRequest: 1,
    lambdaTime: (seconds * memoryMb[where]) / 1024,
    logs: logBytes / gigabyte,
    trace: traced,
    ...(isHttp ? { apiRequest: 1, cdnRequest: 1, wafRequest: 1, cdnOut: pageBytes / gigabyte } : {}),
    ...(isScheduled ? { scheduled: 1 } : {}),
  };
}

/** What is paid though nobody comes: by the piece, by the stored byte, and Lambda's asking for messages. */
function standingUnits({ bank, index }: Measured, { cooperatives, ideas, starts }: Volumes): Units {
  const stored =
    ((cooperatives + ideas) * bank.storedBytesPerProfile + cooperatives * index.storedBytes) / gigabyte;
  return {
    ...standing,
    dynamodbStorage: stored,
    dynamodbBackup: stored,
    sqsFifo: polledQueues * pollsPerQueue,
    keyRequest: starts,
  };
}

const entriesOf = (units: Units) => Object.entries(units) as [PriceName, number][];

/** The bill of a month with such use. */
export function monthlyBill(
  measured: Measured,
  volumes: Volumes,
  prices: PriceTable,
  freeTier: boolean,
): MonthlyBill {
  const total = new Map<PriceName, number>();
  const add = (units: Units, times: number) => {
    for (const [name, count] of entriesOf(units)) total.set(name, (total.get(name) ?? 0) + count * times);
  };
  add(standingUnits(measured, volumes), 1);
  const useCases = runsOf(measured, volumes).map((one): UseCaseCost => {
    const units = unitsOfRun(one);
    add(units, one.runs);
    const { useCase, runs, figures } = one;
    const usd = entriesOf(units).reduce(
      (sum, [name, count]) => sum + priceOf(prices, name, count * runs, false),
      0,
    );
    const { reads, writes, cpuMs, requests } = figures;
    const milliseconds = 1000 * lambdaSeconds(figures.function, cpuMs, requests);
    return { useCase, runs, reads, writes, milliseconds, usd };
  });
  const lines = [...total]
    .filter(([, units]) => units > 0)
    .map(([price, units]) => ({ price, units, usd: priceOf(prices, price, units, freeTier) }));
  const usd = lines.reduce((sum, line) => sum + line.usd, 0);
  return {
    lines: lines.toSorted((a, b) => b.usd - a.usd),
    useCases: useCases.filter(({ runs }) => runs > 0).toSorted((a, b) => b.usd - a.usd),
    usd,
    usdPerCooperative: volumes.cooperatives === 0 ? undefined : usd / volumes.cooperatives,
  };
}
