import { type ColdStart, coldStartRows } from "./cold-start.ts";
import { type BankCost, ours, type Target, type Timing } from "./targets.ts";

/** All that one run measured; times in milliseconds. */
export interface Report {
  readonly node: string;
  readonly calibrationMs: number;
  readonly preparedTexts: number;
  readonly prepareMs: number;
  readonly questions: number;
  /** How many the whole answer found, of 20. */
  readonly found: number;
  readonly timings: readonly Timing[];
  readonly costs: readonly BankCost[];
  readonly pairsPerSecond: number;
  /** Functions from the start of a process to their first answer. */
  readonly coldStarts: readonly ColdStart[];
  readonly targets: readonly Target[];
  readonly seconds: number;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return [line(head), ...rows.map(line)].join("\n");
}

function timingRows({ timings, calibrationMs }: Report): readonly (readonly string[])[] {
  return timings.map((row) => {
    const base = timings.find(({ profiles, what }) => profiles === row.profiles && what === ours.retrieval);
    const smaller = timings.findLast(({ profiles, what }) => profiles < row.profiles && what === row.what);
    return [
      String(row.profiles),
      row.what,
      number(row.p50),
      number(row.p99),
      `${number(row.p50 / (base?.p50 ?? Number.NaN))}x`,
      smaller === undefined || row.what === ours.reading
        ? ""
        : `${number(row.p50 / smaller.p50)}x of ${number(row.profiles / smaller.profiles)}x`,
      number((1000 * row.p50) / calibrationMs),
      row.sameTrade === undefined ? "" : `${(100 * row.sameTrade).toFixed(0)} %`,
    ];
  });
}

/** The report for a person: what was timed, what it cost, which targets are met. */
export function printed(report: Report): string {
  return [
    `node ${report.node}; calibration: the fixed loop took ${number(report.calibrationMs)} ms (column "per mille" is p50 in thousandths of it, to compare machines)`,
    `${report.questions} ideas, each asked once of every library after warm-up, in turns; best 20; the whole answer finds ${number(report.found)} on average`,
    `${report.preparedTexts} texts read at ${number(report.prepareMs)} ms each; larger banks repeat them under new ids, places, members and reach`,
    "",
    table(
      ["profiles", "what", "p50 ms", "p99 ms", "to ours", "growth", "per mille", "same trade"],
      timingRows(report),
    ),
    "",
    table(
      ["profiles", "", "build ms", "index B/profile", "process grew B/profile"],
      report.costs.map((row) => [
        String(row.profiles),
        "",
        number(row.buildMs),
        number(row.indexBytes),
        number(row.grownBytes),
      ]),
    ),
    "",
    table(
      [
        "first answer of",
        "weighs most, kB",
        "ms",
        "to bare",
        "CPU ms",
        "to bare",
        "to one read",
        "loaded ms",
        "kB",
      ],
      coldStartRows(report.coldStarts),
    ),
    "",
    table(
      ["", "target", "wanted", "measured"],
      report.targets.map((row) => [row.met ? "met" : "UNMET", row.what, row.wanted, number(row.value)]),
    ),
    "",
    `took ${report.seconds.toFixed(0)} s`,
  ].join("\n");
}
