import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Figures, type Measured, measured, type UseCase } from "../measured.ts";
import { type PriceTable, parisPrices, priceOf } from "../price-table.ts";
import { growthLimits, growthRow } from "./growth.ts";
import { lambdaSeconds, monthlyBill } from "./monthly-bill.ts";
import { orderMs, runsOf } from "./runs.ts";
import { standing } from "./standing.ts";
import { completeVolumes, defaultVolumes, scaleVolumes, type VolumeName, type Volumes } from "./volumes.ts";

const names = Object.keys(defaultVolumes) as VolumeName[];
const nothing = Object.fromEntries(names.map((name) => [name, 0])) as unknown as Volumes;
const bill = (volumes: Partial<Volumes>, prices: PriceTable = parisPrices, freeTier = false) =>
  monthlyBill(measured, { ...nothing, ...volumes }, prices, freeTier);
const unitsOf = (of: ReturnType<typeof bill>, price: string) =>
  of.lines.find((line) => line.price === price)?.units ?? 0;

/** Round numbers, and nothing that stands or grows, so that a bill can be reckoned by head. */
const plain: Figures = {
  function: "api",
  reads: 10,
  writes: 20,
  sqsRequests: 1,
  matchJobs: 1,
  noticeJobs: 0,
  letters: 0,
  sms: 0,
  requests: 4,
  cpuMs: 100,
};
const simple: Measured = {
  ...measured,
  useCases: Object.fromEntries(
    Object.entries(measured.useCases).map(([name, figures]) => [
      name,
      { ...plain, function: figures.function },
    ]),
  ) as Record<UseCase, Figures>,
};

describe("a price", () => {
  it("is per so many units, and the free tier is taken off only when asked for", () => {
    const reads = parisPrices.prices.dynamodbRead;
    expect(priceOf(parisPrices, "dynamodbRead", 2_000_000, false)).toBeCloseTo(2 * reads.usd, 10);
    expect(priceOf(parisPrices, "lambdaRequest", 1_500_000, false)).toBeCloseTo(0.3, 10);
    expect(priceOf(parisPrices, "lambdaRequest", 1_500_000, true)).toBeCloseTo(0.1, 10);
    expect(priceOf(parisPrices, "lambdaRequest", 10, true)).toBe(0);
  });

  it("has a source and an address, every one", () => {
    for (const { source, at } of Object.values(parisPrices.prices)) {
      expect(source).toMatch(/^(looked up|recalled, verify|assumption)/);
      expect(at).toMatch(/^https:/);
    }
  });
});

describe("a run", () => {
  it("lasts longer with less of a core, and waits for each request", () => {
    // 1769 MB: 100 ms; 512 MB: 345.5 ms; and four requests of 5 ms.
    expect(lambdaSeconds("match", 100, 4)).toBeCloseTo(0.12, 6);
    expect(lambdaSeconds("notify", 100, 4)).toBeCloseTo(0.3455 + 0.02, 4);
    expect(lambdaSeconds("recompute", 100, 0)).toBeCloseTo(0.1, 6);
  });

  it("is billed by what it takes: a thousand registrations by head", () => {
    const before = monthlyBill(simple, nothing, parisPrices, false);
    const after = monthlyBill(simple, { ...nothing, registrations: 1000 }, parisPrices, false);
    // The registration and its match job, six form steps; no lists to join in an empty bank.
    expect(unitsOf(after, "dynamodbWrite") - unitsOf(before, "dynamodbWrite")).toBeCloseTo(8 * 20 * 1000, 6);
    expect(unitsOf(after, "dynamodbRead") - unitsOf(before, "dynamodbRead")).toBeCloseTo(8 * 10 * 1000, 6);
    expect(unitsOf(after, "apiRequest") - unitsOf(before, "apiRequest")).toBe(7000);
    // One send each, and the message of the match job received and deleted.
    expect(unitsOf(after, "sqsFifo") - unitsOf(before, "sqsFifo")).toBeCloseTo((8 + 2) * 1000, 6);
    expect(unitsOf(after, "lambdaRequest") - unitsOf(before, "lambdaRequest")).toBe(8000);
  });

  it("comes onto as many lists as any other profile would", () => {
    const volumes = { ...nothing, cooperatives: 1000, ideas: 500, registrations: 10, deposits: 3 };
    const runs = (name: string) =>
      runsOf(simple, volumes).find(({ useCase }) => useCase === name)?.runs ?? Number.NaN;
    // Ten places on each of 500 ideas' lists are shared by 1,000 cooperatives: five each.
    expect(runs("rank job of an idea")).toBeCloseTo(10 * 5, 10);
    // Five places on each of 1,000 cooperatives' lists are shared by 500 ideas: ten each.
    expect(runs("rank job of a cooperative")).toBeCloseTo(3 * 10, 10);
  });
});

describe("a bill", () => {
  it("is the sum of its lines, and grows with no count downwards", () => {
    const count = fc.integer({ min: 0, max: 3_000_000 });
    const anyVolumes = fc.record(Object.fromEntries(names.map((name) => [name, count])));
    fc.assert(
      fc.property(anyVolumes, fc.constantFrom(...names), count, fc.boolean(), (drawn, name, more, free) => {
        const volumes = drawn as unknown as Volumes;
        // What is a part of something else cannot grow by itself; more ideas make each cooperative's places rarer.
        fc.pre(!["introductions", "ideas", "cooperatives"].includes(name));
        const less = bill(volumes, parisPrices, free);
        const greater = bill({ ...volumes, [name]: volumes[name] + more }, parisPrices, free);
        expect(less.usd).toBeCloseTo(
          less.lines.reduce((sum, { usd }) => sum + usd, 0),
          6,
        );
        expect(greater.usd).toBeGreaterThanOrEqual(less.usd * (1 - 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  it("of a larger bank used in the same way is larger", () => {
    const volumes = completeVolumes({});
    const costs = [0.1, 1, 2, 10, 100].map((factor) => bill(scaleVolumes(volumes, factor)).usd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  it("of no use holds only what stands and what runs by itself", () => {
    const { lines, useCases, usdPerCooperative } = bill({});
    expect(useCases.map(({ useCase }) => useCase).toSorted()).toEqual([
      "round with nothing to do",
      "sweep with nothing to do",
    ]);
    for (const [name, units] of Object.entries(standing))
      expect(lines.find(({ price }) => price === name)?.units).toBe(units);
    expect(lines.map(({ price }) => price)).not.toContain("sesLetter");
    expect(lines.map(({ price }) => price)).not.toContain("smsMorocco");
    expect(lines.map(({ price }) => price)).not.toContain("apiRequest");
    expect(usdPerCooperative).toBeUndefined();
  });

  it("is less by the free tier, never more", () => {
    const volumes = completeVolumes({});
    expect(bill(volumes, parisPrices, true).usd).toBeLessThan(bill(volumes).usd);
  });

  it("counts each message to Morocco at its price", () => {
    const prices = { ...parisPrices.prices, smsMorocco: { ...parisPrices.prices.smsMorocco, usd: 0.2 } };
    const sent = bill({ sms: 100, signIns: 100 }, { ...parisPrices, prices });
    expect(sent.lines.find(({ price }) => price === "smsMorocco")).toMatchObject({ units: 100, usd: 20 });
  });
});

describe("growth", () => {
  it("cuts a shard for every 50,000 cooperatives begun", () => {
    const shards = [0, 50_000, 50_001, 10_000_000].map(
      (cooperatives) => growthRow(measured, { ...nothing, cooperatives }).shards,
    );
    expect(shards).toEqual([1, 1, 2, 200]);
  });

  it("scores every pair once at night, and compares what the time then reaches for", () => {
    // 3,000 × 1 ms and 2,000 × 2 ms to read; 2,000 ideas × 3 thousand cooperatives × 2 ms.
    const index = { searchMsPerThousand: 2, prepareCooperativeMs: 1, prepareIdeaMs: 2 };
    expect(orderMs(index, { cooperatives: 3000, ideas: 2000 })).toBeCloseTo(19_000, 6);
    // Fixed, as stored milliseconds are those of whatever machine measured last.
    const steady = { ...measured, index: { ...measured.index, ...index, searchMsPerThousand: 0.3 } };
    const nights = (cooperatives: number, ideas: number) =>
      growthRow(steady, { ...nothing, cooperatives, ideas }).recomputeNights;
    expect(nights(100, 100)).toBe(1);
    expect(nights(65_315, 20_000)).toBeGreaterThan(1);
    expect(nights(65_315, 20_000)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(nights(10_000_000, 3_000_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it("finds each limit where it is: kept just below, broken there", () => {
    const volumes = completeVolumes({});
    const memory = growthLimits(measured, volumes).find(({ limit }) => limit.includes("outgrows"));
    const at = (cooperatives: number) => {
      const ideas = Math.round((volumes.ideas / volumes.cooperatives) * cooperatives);
      return growthRow(measured, { ...volumes, cooperatives, ideas }).workerMemoryMb;
    };
    expect(at(memory?.cooperatives ?? 0)).toBeGreaterThan(1769);
    expect(at((memory?.cooperatives ?? 0) * 0.998)).toBeLessThanOrEqual(1769);
    const sizes = growthLimits(measured, volumes).map(({ cooperatives }) => cooperatives);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(growthLimits(measured, nothing)).toEqual([]);
  });
});
