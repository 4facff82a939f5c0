import { tableAttributes } from "@tawafuq/aws/table-keys";
import { beforeAll, describe, expect, test } from "vitest";
import { functions } from "./rules/functions.ts";
import { mayDo } from "./rules/permissions.ts";
import { evaluateStage } from "./support/evaluate.ts";
import { type Graph, named, ofType } from "./support/graph.ts";

const arn = "arn:aws:dynamodb:eu-west-3:123456789012:table/restored";

describe("a stage that is pointed at a restored table", () => {
  let own: Graph;
  let graph: Graph;
  beforeAll(async () => {
    own = await evaluateStage("production");
    graph = await evaluateStage("production", { TAWAFUQ_TABLE_NAME: "restored" });
  });

  test("makes no table but the ledger, which stays its own", () => {
    expect(ofType(graph, "aws:dynamodb/table:Table").map(({ name }) => name)).toEqual(["ErasuresTable"]);
    expect(named(graph, "aws:dynamodb/table:Table", "ErasuresTable")).toMatchObject({
      retainOnDelete: true,
      inputs: { hashKey: tableAttributes.partition, deletionProtectionEnabled: true },
    });
  });

  test.each(Object.keys(functions))(
    "lets %s do there, and on its indexes, what it did on its own",
    (name) => {
      const before = mayDo(own, `${name}Role`);
      const moved = before.map((line) => line.replace(/ Table(?=$|\/)/, ` ${arn}`)).sort();
      expect(moved.filter((line) => line.includes(`${arn}/index/*`))).toHaveLength(8);
      expect(mayDo(graph, `${name}Role`)).toEqual(moved);
    },
  );

  test("tells every function the name, and watches the table under it", () => {
    for (const { functionID, links } of graph.builds)
      expect({ functionID, table: links.Table?.name }).toEqual({ functionID, table: "restored" });
    const watched = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm")
      .filter(({ name }) => /^Table(Read|Write)Throttled/.test(name))
      .map(({ inputs }) => inputs.dimensions);
    expect(watched).toEqual([{ TableName: "restored" }, { TableName: "restored" }]);
  });

  test("makes everything else as before", () => {
    // Names of subscribers end in a hash of names that are drawn anew in each evaluation.
    const names = ({ resources }: Graph) =>
      resources.map(({ type, name }) => `${type} ${name.replace(/(?<=Subscriber)[A-Z][a-z]{5}/, "")}`).sort();
    expect(names(graph)).toEqual(names(own).filter((name) => name !== "aws:dynamodb/table:Table TableTable"));
  });
});

test("an empty name is none: the stage has a table of its own", async () => {
  const graph = await evaluateStage("production", { TAWAFUQ_TABLE_NAME: "" });
  expect(named(graph, "aws:dynamodb/table:Table", "TableTable").inputs.deletionProtectionEnabled).toBe(true);
});
