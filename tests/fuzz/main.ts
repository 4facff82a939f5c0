import { parseArgs } from "node:util";
import { tellFailure, tellReport } from "./report.ts";
import { type Failure, runFuzz } from "./run.ts";
import { remoteTarget, startTarget } from "./target.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261126" },
    count: { type: "string", default: "20000" },
    url: { type: "string" },
    key: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

const seed = Number(values.seed);
const count = Number(values.count);
const { url, key } = values;
if (![seed, count].every((number) => Number.isInteger(number) && number >= 1)) {
  console.error("--seed and --count take whole numbers, 1 or more.");
  process.exitCode = 2;
} else {
  const open = url === undefined ? startTarget : async () => remoteTarget(url, key);
  const progress = (done: number) => process.stderr.write(`${done} of ${count}\n`);
  const onFailure = (failure: Failure) =>
    console.log(`${tellFailure(failure, seed, url ?? "http://127.0.0.1:3000")}\n`);
  const report = await runFuzz({ seed, count, open, progress, onFailure });
  for (const fault of new Set(report.faults)) console.log(fault.slice(0, 1500));
  console.log(tellReport(report));
  if (values.verbose)
    for (const [row, byStatus] of report.statuses)
      console.log(`${row}: ${[...byStatus].map(([status, times]) => `${status}×${times}`).join(" ")}`);
  process.exitCode = report.failures.length + report.faults.length === 0 ? 0 : 1;
}
