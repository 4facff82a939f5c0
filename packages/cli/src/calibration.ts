import { type Calibrating, readCalibration } from "@tawafuq/core/proposals/read-calibration";
import type { Command } from "commander";
import { print, printTable } from "./print.ts";
import { withBank } from "./with-bank.ts";

type Reliability = NonNullable<Calibrating["report"]["before"]>;

const percent = (share: number | undefined) => (share === undefined ? "" : `${Math.round(share * 100)} %`);

function printReliability(heading: string, { bins, brier, expectedCalibrationError }: Reliability): void {
  print();
  print(
    `${heading}: Brier score ${brier.toFixed(3)}, calibration error ${expectedCalibrationError.toFixed(3)}`,
  );
  printTable(
    ["predicted", "proposals", "mean", "mutual", "95 % interval"],
    bins
      .filter(({ count }) => count > 0)
      .map((bin) => [
        `${percent(bin.from)} – ${percent(bin.to)}`,
        String(bin.count),
        percent(bin.meanPredicted),
        percent(bin.observed),
        `${percent(bin.low)} – ${percent(bin.high)}`,
      ]),
  );
}

function printCurve({ knots }: NonNullable<Calibrating["report"]["calibration"]>): void {
  print();
  print("A score is worth this probability of mutual interest (between two rows a straight line):");
  printTable(
    ["score", "probability"],
    knots.map(({ score, probability }) => [score.toFixed(3), percent(probability)]),
  );
}

function printCalibration({ report, needed, otherVersions, isPartial }: Calibrating): void {
  const { outcomes, mutual, before, after, calibration } = report;
  print(
    `${outcomes} settled proposals: ${mutual} with interest on both sides, ${outcomes - mutual} declined.`,
  );
  if (otherVersions > 0)
    print(`${otherVersions} more were scored by another scorer or policy and are left out.`);
  if (isPartial) print("There are more: only the oldest of each delegation were read.");
  if (calibration === undefined)
    print(
      `Not enough to calibrate: it takes ${needed.outcomes} settled proposals, ${needed.ofEach} of each kind. ` +
        "The score is not a probability yet.",
    );
  if (before !== undefined) printReliability("The score as it is", before);
  if (after !== undefined) printReliability("Calibrated, on proposals it has not seen", after);
  if (calibration !== undefined) printCurve(calibration);
}

async function show(json: boolean): Promise<void> {
  await withBank(async (ports, actor) => {
    const found = await readCalibration(ports, actor);
    if (json) print(JSON.stringify(found));
    else printCalibration(found);
  });
}

/** `calibration [--json]` */
export function addCalibration(program: Command): void {
  program
    .command("calibration")
    .description("how well the score foretells mutual interest, by the answers so far")
    .option("--json", "print one JSON object")
    .action(({ json = false }: { json?: boolean }) => show(json));
}
