import { memoryMb, polledQueues, standing, timeoutSeconds } from "@tawafuq/cli/cost/standing";
import { bundling } from "@tawafuq/infra/bundling";
import { beforeAll, expect, test } from "vitest";
import { evaluateStage } from "./support/evaluate.ts";
import { at, type Graph, named, ofType } from "./support/graph.ts";

/* What the cost model takes for granted is what `infra/` makes. */

let graph: Graph;
beforeAll(async () => {
  graph = await evaluateStage("production");
});

function functionOf(bundle: keyof typeof bundling) {
  const build = graph.builds.find(({ handler }) => handler === bundling[bundle].handler);
  return named(graph, "aws:lambda/function:Function", `${build?.functionID}Function`).inputs;
}

test("functions have the memory and the time it reckons with", () => {
  const names = Object.keys(memoryMb) as (keyof typeof memoryMb)[];
  expect(Object.fromEntries(names.map((name) => [name, functionOf(name).memorySize]))).toEqual(memoryMb);
  const timed = Object.keys(timeoutSeconds) as (keyof typeof timeoutSeconds)[];
  expect(Object.fromEntries(timed.map((name) => [name, functionOf(name).timeout]))).toEqual(timeoutSeconds);
});

test("what stands is counted", () => {
  const [firewall] = ofType(graph, "aws:wafv2/webAcl:WebAcl");
  expect({
    alarm: ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm").length,
    dashboard: ofType(graph, "aws:cloudwatch/dashboard:Dashboard").length,
    wafAcl: firewall === undefined ? 0 : 1,
    wafRule: (at(firewall?.inputs, "rules") as unknown[]).length,
    key: ofType(graph, "aws:kms/key:Key").length,
    polledQueues: ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").length,
  }).toEqual({
    alarm: standing.alarm,
    dashboard: standing.dashboard,
    wafAcl: standing.wafAcl,
    wafRule: standing.wafRule,
    key: standing.key,
    polledQueues,
  });
});
