import { curlOf } from "./draft.ts";
import type { Failure, Report } from "./run.ts";

/** Every failing request as a command to paste, with what was wrong about its answer. */
export function tellFailure({ at, findings, draft, answer }: Failure, seed: number, origin: string): string {
  return [
    `request ${at} of seed ${seed}, by ${draft.sender.name}: ${draft.operation.row}`,
    ...(draft.breaks.length === 0 ? [] : [`  broken: ${draft.breaks.join("; ")}`]),
    ...findings.map(({ kind, detail }) => `  ${kind}: ${detail}`),
    `  answered ${answer.status}: ${answer.text.slice(0, 300)}`,
    curlOf(draft, origin),
  ].join("\n");
}

function group(report: Report, digit: number): number {
  return [...report.statuses.values()].reduce(
    (sum, byStatus) =>
      sum +
      [...byStatus].reduce(
        (own, [status, times]) => own + (Math.floor(status / 100) === digit ? times : 0),
        0,
      ),
    0,
  );
}

/** Operations whose success was never seen: what the run says nothing of. */
function neverSucceeded(report: Report): string[] {
  return [...report.statuses]
    .filter(([, byStatus]) => ![...byStatus.keys()].some((status) => status < 400))
    .map(([row]) => row);
}

/** The run in a few lines. */
export function tellReport(report: Report): string {
  const kinds = (["5xx", "contract", "lenient", "leak", "internals"] as const).map((kind) => {
    const times = report.failures.filter(({ findings }) =>
      findings.some((finding) => finding.kind === kind),
    ).length;
    return `${kind} ${times}`;
  });
  const silent = neverSucceeded(report);
  return [
    `${report.requests} requests to ${report.statuses.size} of ${report.operations} operations, ${report.valid} of them whole`,
    `answers: ${[2, 3, 4, 5].map((digit) => `${digit}xx ${group(report, digit)}`).join(", ")}`,
    `findings: ${kinds.join(", ")}; faults in the log: ${report.faults.length}`,
    `operations that never succeeded: ${silent.length === 0 ? "none" : silent.join(", ")}`,
  ].join("\n");
}
