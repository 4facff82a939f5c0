import { parseArgs } from "node:util";
import { type PreparedCooperative, prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { queryOf } from "@tawafuq/matching/score/idea-query";
import { measureColdStarts } from "./cold-start.ts";
import { calibration, inTurns, type Times } from "./measure.ts";
import { type Peer, peerMakers, peersAtScale } from "./peers.ts";
import { printed, type Report } from "./report.ts";
import { scorerRate } from "./scorer-rate.ts";
import { answer, buildSubject, kept, type Question, questionOf, retrieve, sameTrade } from "./subject.ts";
import { repeatTexts, syntheticCooperatives, syntheticIdeas, textOf } from "./synthetic-bank.ts";
import { type BankCost, ours, type Timing, targetsOf } from "./targets.ts";

/** A village, a town, all cooperatives of the country (November 2025), and three times that in four segments. */
const sizes = { village: 1000, town: 10_000, nation: 65_315, continent: 200_000 } as const;
/** Read once: reading costs most of the run. */
const texts = 20_000;
const asked = 100;
const warmUps = 20;
const turn = 25;

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const say = (text: string) => process.stderr.write(`${text}\n`);

interface BankResult {
  readonly timings: readonly Timing[];
  readonly cost: BankCost;
  readonly found: number;
}

async function timeBank(
  bank: readonly PreparedCooperative[],
  questions: readonly Question[],
  warmUp: readonly Question[],
): Promise<BankResult> {
  const profiles = bank.length;
  const subject = buildSubject(bank);
  const makers = profiles <= sizes.town ? peerMakers : profiles <= sizes.nation ? peersAtScale : [];
  const bankTexts = makers.length === 0 ? [] : bank.map((row) => textOf(row.profile));
  const peers: Peer[] = [];
  for (const make of makers) {
    peers.push(await make(bankTexts));
  }
  const times = await inTurns<Question>(
    questions,
    {
      [ours.retrieval]: (question) => retrieve(subject, question),
      [ours.answer]: (question) => answer(subject, question),
      [ours.reading]: ({ idea }) => queryOf(prepareIdea(idea.profile)),
      ...Object.fromEntries(peers.map(({ name, find }) => [name, ({ text }: Question) => find(text, kept)])),
    },
    { warmUp, turn },
  );
  const shares = new Map<string, number>();
  const byText = questions.map((question) =>
    retrieve(subject, question).map((id) => subject.byId.get(id)?.profile),
  );
  shares.set(ours.retrieval, sameTrade(byText, questions));
  // A quarter of the questions says enough of what a slow peer finds.
  const some = questions.slice(0, turn);
  for (const { name, find } of peers) {
    const places: (readonly number[])[] = [];
    for (const { text } of some) {
      places.push(await find(text, kept));
    }
    shares.set(
      name,
      sameTrade(
        places.map((rows) => rows.map((at) => bank[at]?.profile)),
        some,
      ),
    );
  }
  const timings = Object.entries(times).map(([what, measured]: [string, Times]): Timing => {
    const share = shares.get(what);
    return { profiles, what, ...measured, ...(share === undefined ? {} : { sameTrade: share }) };
  });
  const found =
    questions.reduce((sum, question) => sum + answer(subject, question).length, 0) / questions.length;
  const { buildMs, indexBytes, grownBytes } = subject;
  return { timings, cost: { profiles, buildMs, indexBytes, grownBytes }, found };
}

const started = performance.now();
const calibrationMs = calibration();
const pairsPerSecond = scorerRate();
say(`reading ${texts} texts`);
const profiles = syntheticCooperatives(texts);
const readingFrom = performance.now();
const prepared = profiles.map(prepareCooperative);
const prepareMs = (performance.now() - readingFrom) / texts;
const everyQuestion = syntheticIdeas(warmUps + asked).map(questionOf);
const warmUp = everyQuestion.slice(0, warmUps);
const questions = everyQuestion.slice(warmUps);
const results: BankResult[] = [];
for (const size of Object.values(sizes)) {
  say(`${size} profiles`);
  const bank = size <= texts ? prepared.slice(0, size) : repeatTexts(prepared, size);
  results.push(await timeBank(bank, questions, warmUp));
}
say("cold starts");
const coldStarts = await measureColdStarts();
const timings = results.flatMap((row) => row.timings);
const costs = results.map((row) => row.cost);
const report: Report = {
  node: process.version,
  calibrationMs,
  preparedTexts: texts,
  prepareMs,
  questions: asked,
  found: results.reduce((sum, row) => sum + row.found, 0) / results.length,
  timings,
  costs,
  pairsPerSecond,
  coldStarts,
  targets: targetsOf(timings, costs, pairsPerSecond, coldStarts, sizes),
  seconds: (performance.now() - started) / 1000,
};
console.log(values.json ? JSON.stringify(report, null, 2) : printed(report));
