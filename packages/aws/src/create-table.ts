import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { indexes, tableAttributes } from "./table-keys.ts";

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

/** The table as data: the same names everywhere, on AWS by `infra/storage.ts`. */
function tableDefinition(name: string): CreateTableCommandInput {
  const { partition, sort } = tableAttributes;
  const keys = [partition, sort, ...Object.values(indexes).flatMap((index) => [index.partition, index.sort])];
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: keySchema(partition, sort),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, index]) => ({
      IndexName,
      KeySchema: keySchema(index.partition, index.sort),
      Projection: { ProjectionType: "ALL" },
    })),
  };
}

/** Makes the table with its expiry where it is missing; for one machine and for tests. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const made = await createUnlessThere(client, name);
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.05, maxDelay: 1 }, { TableName: name });
  if (!made) return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: tableAttributes.ttl, Enabled: true },
    }),
  );
}

async function createUnlessThere(client: DynamoDBClient, name: string): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(tableDefinition(name)));
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
}
