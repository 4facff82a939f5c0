import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, key, refusalOf, tableDefinition } from "./connection.ts";

export function stateTables(bench: () => Bench): void {
  test("a new table is active at once with its keys and indexes", async () => {
    const { client, table } = bench();
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    expect(Table).toMatchObject({
      TableName: table,
      TableStatus: "ACTIVE",
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
    const indexes = Table?.GlobalSecondaryIndexes?.map((index) => [
      index.IndexName,
      index.IndexStatus,
    ]).sort();
    expect(indexes).toEqual([
      ["gsi1", "ACTIVE"],
      ["gsi2", "ACTIVE"],
    ]);
  });

  test("the same table again is refused", async () => {
    const { client, table } = bench();
    const refusal = await refusalOf(client.send(new CreateTableCommand(tableDefinition(table))));
    expect(refusal.name).toBe("ResourceInUseException");
  });

  test("a table that is not there is refused by reads, writes and descriptions", async () => {
    const { client } = bench();
    const TableName = "contract-nowhere";
    const refusals = await Promise.all(
      [
        client.send(new GetItemCommand({ TableName, Key: key("a") })),
        client.send(new PutItemCommand({ TableName, Item: key("a") })),
        client.send(new DescribeTableCommand({ TableName })),
      ].map(refusalOf),
    );
    expect(new Set(refusals.map((refusal) => refusal.name))).toEqual(new Set(["ResourceNotFoundException"]));
  });

  test("a deleted table is gone with its items", async () => {
    const { client } = bench();
    const TableName = "contract-short-lived";
    await client.send(new CreateTableCommand(tableDefinition(TableName)));
    await client.send(new PutItemCommand({ TableName, Item: key("a") }));
    await client.send(new DeleteTableCommand({ TableName }));
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).not.toContain(TableName);

    await client.send(new CreateTableCommand(tableDefinition(TableName)));
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key("a") }));
    expect(Item).toBeUndefined();
  });

  test("tables are listed by name in pages", async () => {
    const { client } = bench();
    const all = await client.send(new ListTablesCommand({}));
    const first = await client.send(new ListTablesCommand({ Limit: 1 }));
    expect(first).toMatchObject({
      TableNames: all.TableNames?.slice(0, 1),
      LastEvaluatedTableName: all.TableNames?.[0],
    });
    const rest = await client.send(
      new ListTablesCommand({ ExclusiveStartTableName: first.LastEvaluatedTableName }),
    );
    expect(rest.TableNames).toEqual(all.TableNames?.slice(1));
  });

  test("time to live is off, goes on for one attribute and cannot go on twice", async () => {
    const { client, table } = bench();
    const describe = async () =>
      (await client.send(new DescribeTimeToLiveCommand({ TableName: table }))).TimeToLiveDescription;
    expect(await describe()).toMatchObject({ TimeToLiveStatus: "DISABLED" });
    const enable = () =>
      client.send(
        new UpdateTimeToLiveCommand({
          TableName: table,
          TimeToLiveSpecification: { AttributeName: "expiresAtEpochSeconds", Enabled: true },
        }),
      );
    const { TimeToLiveSpecification } = await enable();
    expect(TimeToLiveSpecification).toEqual({ AttributeName: "expiresAtEpochSeconds", Enabled: true });
    expect(await describe()).toMatchObject({
      TimeToLiveStatus: "ENABLED",
      AttributeName: "expiresAtEpochSeconds",
    });
    expect((await refusalOf(enable())).name).toBe("ValidationException");
  });
}
