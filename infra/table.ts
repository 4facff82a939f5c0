import { indexes, tableAttributes } from "@tawafuq/aws/table-keys";

const indexKeys = Object.values(indexes).flatMap((index) => [index.partition, index.sort]);

export const table = new sst.aws.Dynamo("Table", {
  fields: Object.fromEntries(
    [tableAttributes.partition, tableAttributes.sort, ...indexKeys].map((name) => [name, "string" as const]),
  ),
  primaryIndex: { hashKey: tableAttributes.partition, rangeKey: tableAttributes.sort },
  globalIndexes: Object.fromEntries(
    Object.entries(indexes).map(([name, index]) => [
      name,
      { hashKey: index.partition, rangeKey: index.sort },
    ]),
  ),
  ttl: tableAttributes.ttl,
  transform: { table: { pointInTimeRecovery: { enabled: true } } },
});
