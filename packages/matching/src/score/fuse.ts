import { type ScorePart, scoreParts } from "../explain/reason-codes.ts";
import type { Policy } from "./policy.ts";

/** Parts are whole thousandths, so that a score is the same number however it was reached. */
export const fullPart = 1000;
/** No part counts less, so that one of them cannot erase the rest. */
const leastPart = 20;

/** The eight parts of many pairs: for each part the idea's side and the cooperative's, in thousandths. */
export interface PartColumns {
  readonly forIdea: Readonly<Record<ScorePart, Uint16Array>>;
  readonly forCooperative: Readonly<Record<ScorePart, Uint16Array>>;
}

/** For each part the logarithm of every thousandth, weighed by the policy. */
export type PartLogs = Readonly<Record<ScorePart, Float64Array>>;

function tabulate(policy: Policy): PartLogs {
  const total = scoreParts.reduce((sum, part) => sum + policy.weights[part], 0);
  const table = (part: ScorePart) =>
    Float64Array.from(
      { length: fullPart + 1 },
      (_, value) => (policy.weights[part] / total) * Math.log(Math.max(value, leastPart) / fullPart),
    );
  return {
    sector: table("sector"),
    region: table("region"),
    capacity: table("capacity"),
    text: table("text"),
  };
}

/** One policy scores many pairs. */
const logsByPolicy = new WeakMap<Policy, PartLogs>();

export function partLogs(policy: Policy): PartLogs {
  const logs = logsByPolicy.get(policy) ?? tabulate(policy);
  logsByPolicy.set(policy, logs);
  return logs;
}

function column(size: number): Readonly<Record<ScorePart, Uint16Array>> {
  return {
    sector: new Uint16Array(size),
    region: new Uint16Array(size),
    capacity: new Uint16Array(size),
    text: new Uint16Array(size),
  };
}

export function partColumns(size: number): PartColumns {
  return { forIdea: column(size), forCooperative: column(size) };
}

/** A side's fit: the weighted geometric mean of its parts, so that no part can be bought off by another. */
export function fit(parts: Readonly<Record<ScorePart, number>>, logs: PartLogs): number {
  return Math.exp(scoreParts.reduce((sum, part) => sum + (logs[part][parts[part]] ?? 0), 0));
}

/** Scores of the first `count` pairs: the geometric mean of both sides' fits. */
export function fuse(columns: PartColumns, logs: PartLogs, count: number, scores: Float64Array): void {
  const { sector, region, capacity, text } = logs;
  const idea = columns.forIdea;
  const other = columns.forCooperative;
  for (let at = 0; at < count; at += 1) {
    const sum =
      (sector[idea.sector[at] as number] as number) +
      (region[idea.region[at] as number] as number) +
      (capacity[idea.capacity[at] as number] as number) +
      (text[idea.text[at] as number] as number) +
      (sector[other.sector[at] as number] as number) +
      (region[other.region[at] as number] as number) +
      (capacity[other.capacity[at] as number] as number) +
      (text[other.text[at] as number] as number);
    scores[at] = Math.exp(sum / 2);
  }
}
