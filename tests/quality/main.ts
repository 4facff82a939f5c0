import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Bank, evaluate, type Judgments, type Quality } from "./evaluate.ts";
import type { Interval } from "./measures.ts";

const { values } = parseArgs({
  options: {
    bank: { type: "string" },
    judgments: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

function readJson(path: string | URL): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function measure(bank: string | URL, judgments: string | URL): Quality {
  return evaluate(readJson(bank) as Bank, readJson(judgments) as Judgments);
}

function figure(value: Interval): string {
  return Number.isNaN(value.mean)
    ? "none judged"
    : `${value.mean.toFixed(3)}  [${value.low.toFixed(3)}, ${value.high.toFixed(3)}]  n=${value.count}`;
}

function share(value: number): string {
  return Number.isNaN(value) ? "none judged" : value.toFixed(3);
}

function print(name: string, quality: Quality): void {
  console.log(`${name}
  nDCG@10                        ${figure(quality.ndcg10)}
  nDCG@10, other language only   ${figure(quality.crossLanguageNdcg10)}
  recall@10, grade ≥ 1           ${figure(quality.recall10)}
  precision@5, grade ≥ 2         ${figure(quality.precision5)}
  recall@10, wrong sector        ${figure(quality.wrongSectorRecall10)}
  hard negatives above a 3       ${share(quality.hardNegativesAbove)}
  no partner, nothing for review ${share(quality.withoutPartnerEmpty)}
  twins, top-5 overlap           ${share(quality.twinTop5Overlap)}
  good pairs closed by a gate    ${quality.closedGood.length === 0 ? "none" : quality.closedGood.join(", ")}
`);
}

const data = (file: string) => new URL(`./data/${file}`, import.meta.url);
if ((values.bank === undefined) !== (values.judgments === undefined)) {
  console.error("--bank and --judgments go together: one bank/1 file and the judgments of its pairs.");
  process.exitCode = 2;
} else {
  const results: Record<string, Quality> =
    values.bank === undefined || values.judgments === undefined
      ? {
          development: measure(data("dev.json"), data("dev-judgments.json")),
          demonstration: measure(data("demo.json"), data("demo-judgments.json")),
        }
      : { given: measure(values.bank, values.judgments) };
  if (values.json) {
    console.log(JSON.stringify(results, null, 2));
  } else {
    for (const [name, quality] of Object.entries(results)) {
      print(name, quality);
    }
  }
}
