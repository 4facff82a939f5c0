import { type Command, InvalidArgumentError } from "commander";
import { type GrowthLimit, type GrowthRow, growthLimits, growthRow } from "./cost/growth.ts";
import { type MonthlyBill, monthlyBill } from "./cost/monthly-bill.ts";
import {
  completeVolumes,
  defaultVolumes,
  scaleVolumes,
  type VolumeName,
  type Volumes,
} from "./cost/volumes.ts";
import { measured } from "./measured.ts";
import { type PriceTable, parisPrices } from "./price-table.ts";
import { print, printTable } from "./print.ts";
import { wholeNumber } from "./whole-number.ts";

interface CostOptions extends Partial<Record<VolumeName, number>> {
  readonly smsPrice?: number;
  readonly madPerUsd: number;
  readonly freeTier?: boolean;
  readonly json?: boolean;
}

/** Sizes of the growth table beside the one that was asked for. */
const growthSizes = [250_000, 1_000_000, 10_000_000];
const mostCounted = 1e12;

function positive(typed: string): number {
  const value = Number(typed);
  if (typed.trim() === "" || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

function flagOf(name: VolumeName): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const volumeNames = Object.keys(defaultVolumes) as VolumeName[];
const whole = (value: number) => Math.round(value).toLocaleString("en");
const money = (value: number) =>
  value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 3 });

function pricesOf({ smsPrice }: CostOptions): PriceTable {
  if (smsPrice === undefined) return parisPrices;
  const smsMorocco = { ...parisPrices.prices.smsMorocco, usd: smsPrice, source: "given by --sms-price" };
  return { ...parisPrices, prices: { ...parisPrices.prices, smsMorocco } };
}

interface Growth {
  readonly row: GrowthRow;
  readonly bill: MonthlyBill;
}

/** The same use of a bank as asked for, and of larger ones in the same proportion. */
function growthOf(volumes: Volumes, prices: PriceTable, freeTier: boolean): readonly Growth[] {
  if (volumes.cooperatives === 0) return [];
  const sizes = [volumes.cooperatives, ...growthSizes.filter((size) => size > volumes.cooperatives)];
  return sizes.map((size) => {
    const scaled = scaleVolumes(volumes, size / volumes.cooperatives);
    return { row: growthRow(measured, scaled), bill: monthlyBill(measured, scaled, prices, freeTier) };
  });
}

function printAssumptions(given: CostOptions, volumes: Volumes): void {
  print("A month with");
  printTable(
    ["  option", "count", "from"],
    volumeNames.map((name) => [
      `  ${flagOf(name)}`,
      whole(volumes[name]),
      given[name] === undefined ? defaultVolumes[name].why : "given",
    ]),
  );
}

function printBill(bill: MonthlyBill, prices: PriceTable, madPerUsd: number): void {
  print("\nBy service");
  const row = (what: string, units: string, usd: number, source: string) => [
    `  ${what}`,
    units,
    money(usd),
    money(usd * madPerUsd),
    source,
  ];
  printTable(
    ["  what", "units", "USD", "MAD", "price"],
    [
      ...bill.lines.map(({ price, units, usd }) =>
        row(prices.prices[price].unit, short(units), usd, prices.prices[price].source),
      ),
      row("together", "", bill.usd, ""),
    ],
  );
  print("\nBy use case, without what stands");
  printTable(
    ["  use case", "runs", "reads a run", "writes a run", "ms a run", "USD"],
    bill.useCases.map(({ useCase, runs, reads, writes, milliseconds, usd }) => [
      `  ${useCase}`,
      whole(runs),
      short(reads),
      short(writes),
      whole(milliseconds),
      money(usd),
    ]),
  );
  const [dearest] = bill.lines;
  if (dearest !== undefined && bill.usd > 0)
    print(
      `\nDearest: ${prices.prices[dearest.price].unit}, ${Math.round((100 * dearest.usd) / bill.usd)} % of it all.`,
    );
  if (bill.usdPerCooperative !== undefined)
    print(`For one cooperative: ${bill.usdPerCooperative.toPrecision(2)} USD a month.`);
}

function printGrowth(growth: readonly Growth[], limits: readonly GrowthLimit[]): void {
  if (growth.length === 0) return;
  print("\nGrowing in the same proportion");
  const line = (name: string, of: (one: Growth) => string) => [`  ${name}`, ...growth.map(of)];
  printTable(
    ["  cooperatives", ...growth.map(({ row }) => whole(row.cooperatives))],
    [
      line("ideas", ({ row }) => whole(row.ideas)),
      line("USD a month", ({ bill }) => money(bill.usd)),
      line("USD a cooperative", ({ bill }) => (bill.usdPerCooperative ?? 0).toPrecision(2)),
      line("shards", ({ row }) => whole(row.shards)),
      line("snapshots, MB", ({ row }) => short(row.snapshotMb)),
      line("memory of a match worker, MB", ({ row }) => short(row.workerMemoryMb)),
      line("start of a match worker, s", ({ row }) => short(row.startSeconds)),
      line("first bank page of a process, s", ({ row }) => short(row.firstPageSeconds)),
      line("reads of an idle round", ({ row }) => short(row.roundReads)),
      line("its reading at one partition, s", ({ row }) => short(row.roundSeconds)),
      line("each night before comparing, h", ({ row }) => short(row.orderHours)),
      line("nights of a whole recompute", ({ row }) =>
        Number.isFinite(row.recomputeNights) ? whole(row.recomputeNights) : "never",
      ),
      line("import of everything, h", ({ row }) => short(row.importHours)),
    ],
  );
  print("\nWhat breaks, the nearest first");
  for (const { limit, cooperatives, remedy } of limits)
    print(`  from ${whole(cooperatives)} cooperatives ${limit}: ${remedy}.`);
}

function cost(options: CostOptions): void {
  const { madPerUsd, freeTier = false, json = false } = options;
  const volumes = completeVolumes(options);
  const prices = pricesOf(options);
  const bill = monthlyBill(measured, volumes, prices, freeTier);
  const growth = growthOf(volumes, prices, freeTier);
  const limits = growthLimits(measured, volumes);
  if (json) {
    const { measuredOn } = measured;
    const { region, asOf } = prices;
    print(JSON.stringify({ volumes, region, asOf, measuredOn, madPerUsd, freeTier, bill, growth, limits }));
    return;
  }
  printAssumptions(options, volumes);
  printBill(bill, prices, madPerUsd);
  printGrowth(growth, limits);
  print(
    `\nMeasured ${measured.measuredOn} on Node ${measured.node.slice(1)}; prices of ${prices.name}, ${prices.asOf}, ${
      freeTier ? "free tier taken off" : "without free tier"
    }; ${madPerUsd} MAD to the dollar.\n${prices.note}`,
  );
}

/** `cost [--cooperatives 65315] [--ideas 20000] [--notices 40000] … [--sms-price 0.12] [--mad-per-usd 9.2] [--free-tier] [--json]` */
export function addCost(program: Command): void {
  const command = program
    .command("cost")
    .description(
      "what a month on AWS costs, from what every use case was measured to take, and where growth would break it",
    );
  for (const name of volumeNames)
    command.option(
      `${flagOf(name)} <count>`,
      `a month; else ${defaultVolumes[name].why}`,
      wholeNumber(0, mostCounted),
    );
  command
    .option("--sms-price <usd>", "of one message part to Morocco", positive)
    .option("--mad-per-usd <rate>", "dirhams to the dollar", positive, parisPrices.madPerUsd.value)
    .option("--free-tier", "take off what is free for good")
    .option("--json", "print one JSON object")
    .action(cost);
}
