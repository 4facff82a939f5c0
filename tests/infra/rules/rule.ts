import { isDeepStrictEqual } from "node:util";
import type { Graph } from "../support/graph.ts";

/** What must hold of a stage, in one sentence; `check` returns what breaks it, a line each. */
export interface Rule {
  readonly says: string;
  readonly check: (graph: Graph) => readonly string[];
}

/** Nothing where both are the same, else a line that shows both. */
export function differs(what: string, actual: unknown, expected: unknown): string[] {
  if (isDeepStrictEqual(actual, expected)) return [];
  return [`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
}

export const isPermanent = (graph: Graph): boolean =>
  graph.stage === "production" || graph.stage === "staging";
