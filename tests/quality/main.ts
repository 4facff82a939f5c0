import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { evaluate } from "./evaluate.ts";
import type { Bank, Judgments } from "./judged-set.ts";
import { report } from "./report.ts";
import { worst } from "./worst.ts";

interface NamedSet {
  /** Key in the JSON output. */
  readonly key: string;
  readonly name: string;
  readonly bank: string | URL;
  readonly judgments: string | URL;
  /** "Measure only, never tune", says its meta: `--worst` names no idea of it unless it is given by its path. */
  readonly isHeldOut?: boolean;
}

const data = (file: string) => new URL(`./data/${file}`, import.meta.url);

function ownSet(key: string, name: string, file: string) {
  return { key, name, bank: data(`${file}.json`), judgments: data(`${file}-judgments.json`) };
}

const ownSets: readonly NamedSet[] = [
  ownSet("development", "development", "dev"),
  ownSet("demonstration", "demonstration", "demo"),
  { ...ownSet("independentCheck", "independent check", "check"), isHeldOut: true },
];

function read(set: NamedSet): readonly [Bank, Judgments] {
  const parse = (path: string | URL): unknown => JSON.parse(readFileSync(path, "utf8"));
  return [parse(set.bank) as Bank, parse(set.judgments) as Judgments];
}

const { values } = parseArgs({
  options: {
    bank: { type: "string" },
    judgments: { type: "string" },
    json: { type: "boolean", default: false },
    worst: { type: "string" },
  },
});

function chosenSets(): readonly NamedSet[] | undefined {
  const { bank, judgments } = values;
  if (bank === undefined && judgments === undefined) {
    return ownSets;
  }
  return bank === undefined || judgments === undefined
    ? undefined
    : [{ key: "given", name: "given", bank, judgments }];
}

const sets = chosenSets();
const worstCount = values.worst === undefined ? undefined : Number(values.worst);
if (sets === undefined) {
  console.error("--bank and --judgments go together: one bank/1 file and the judgments of its pairs.");
  process.exitCode = 2;
} else if (worstCount !== undefined && (!Number.isInteger(worstCount) || worstCount < 1)) {
  console.error("--worst takes a number of ideas, 1 or more.");
  process.exitCode = 2;
} else if (worstCount !== undefined) {
  for (const set of sets.filter(({ isHeldOut }) => isHeldOut !== true)) {
    console.log(worst(set.name, ...read(set), worstCount));
  }
} else if (values.json) {
  const results = sets.map((set) => [set.key, evaluate(...read(set))] as const);
  console.log(JSON.stringify(Object.fromEntries(results), null, 2));
} else {
  for (const set of sets) {
    console.log(report(set.name, evaluate(...read(set))));
  }
}
