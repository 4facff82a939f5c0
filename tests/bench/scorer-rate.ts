import { scoreParts } from "@tawafuq/matching/explain/reason-codes";
import { segmentLimit } from "@tawafuq/matching/index/postings";
import { fullPart, fuse, partColumns, partLogs } from "@tawafuq/matching/score/fuse";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import { seededRandom } from "../support/seeded-random.ts";
import { timesOf } from "./measure.ts";

const rounds = 100;

/** Pairs a second that the numeric scorer fuses, both sides, in segments of the full size. */
export function scorerRate(): number {
  const random = seededRandom(5);
  const columns = partColumns(segmentLimit);
  for (const side of [columns.forIdea, columns.forCooperative]) {
    for (const part of scoreParts) {
      side[part].forEach((_, at) => {
        side[part][at] = Math.floor(random() * (fullPart + 1));
      });
    }
  }
  const logs = partLogs(defaultPolicy);
  const scores = new Float64Array(segmentLimit);
  const samples = Array.from({ length: rounds }, () => {
    const started = performance.now();
    fuse(columns, logs, segmentLimit, scores);
    return performance.now() - started;
  });
  return (segmentLimit / timesOf(samples.slice(rounds / 10)).p50) * 1000;
}
