import { versionsOf } from "@tawafuq/matching/profile/localized-text";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { type JudgedIdeas, judgeIdeas, orderOf } from "./judged-ideas.ts";
import type { Bank, Judgments } from "./judged-set.ts";
import { ndcg } from "./measures.ts";
import type { RankedIdea } from "./ranked-bank.ts";
import { anyPair } from "./ranking.ts";

const shownPlaces = 6;

function firstText(text: Parameters<typeof versionsOf>[0]): string {
  return versionsOf(text)[0]?.text ?? "";
}

function partsOf({ parts }: PairScore): string {
  return Object.entries(parts)
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(", ");
}

/** Good cooperatives that did not come among the first, with their place or the gate that closed. */
function missedLine(judged: JudgedIdeas, { row, all, open }: RankedIdea, pair: PairScore): string {
  const grade = judged.gradeOf(row.id, pair.cooperative);
  const closed = pair.gates.filter((gate) => !gate.passed).map((gate) => gate.code);
  const where = closed.length > 0 ? `closed by ${closed.join(", ")}` : `at ${open.indexOf(pair) + 1}`;
  return `    missed ${where} of ${all.length}  grade ${grade}  ${pair.cooperative}  ${partsOf(pair)}`;
}

function ideaLines(judged: JudgedIdeas, idea: RankedIdea, value: number): readonly string[] {
  const names = new Map(judged.bank.cooperatives.map((row) => [row.id, firstText(row.name)]));
  const first = idea.open.slice(0, shownPlaces);
  const missed = idea.all.filter(
    (pair) => !first.includes(pair) && judged.gradeOf(idea.row.id, pair.cooperative) >= 2,
  );
  return [
    `  ${idea.row.id}  nDCG@10 ${value.toFixed(3)}  ${firstText(idea.row.title)}`,
    ...first.map((pair, at) => {
      const grade = judged.gradeOf(idea.row.id, pair.cooperative);
      const name = names.get(pair.cooperative) ?? "";
      return `    ${at + 1}  grade ${grade}  ${pair.score.toFixed(3)}  ${pair.cooperative}  ${partsOf(pair)}  ${name}`;
    }),
    ...missed.map((pair) => missedLine(judged, idea, pair)),
  ];
}

/** The ideas a set ranks worst by nDCG@10, each with its first places and the good pairs below them. */
export function worst(name: string, bank: Bank, judgments: Judgments, count: number): string {
  const judged = judgeIdeas(bank, judgments);
  const lines = judged.ideas
    .flatMap((idea) => {
      const value = ndcg(judged.listOf(idea.row, orderOf(idea), anyPair), 10);
      return value === undefined ? [] : [{ idea, value }];
    })
    .sort((a, b) => a.value - b.value)
    .slice(0, count)
    .flatMap(({ idea, value }) => ideaLines(judged, idea, value));
  return [name, ...lines, ""].join("\n");
}
