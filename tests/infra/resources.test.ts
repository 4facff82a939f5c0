import { beforeAll, describe, expect, test } from "vitest";
import { everyRule } from "./rules/every-rule.ts";
import { evaluateStage } from "./support/evaluate.ts";
import type { Graph } from "./support/graph.ts";

describe.each(["production", "staging", "salma"])("the stage %s", (stage) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await evaluateStage(stage);
  });

  test.each(everyRule)("$says", ({ check }) => {
    expect(check(graph)).toEqual([]);
  });
});
