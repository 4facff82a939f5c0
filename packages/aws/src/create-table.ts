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

/** The ledger of erasures of this table: apart from it, so that a restored backup does not bring it back to its day. */
export function erasuresTableOf(name: string): string {
  return `${name}-erasures`;
}

function erasuresDefinition(name: string): CreateTableCommandInput {
  const { partition, sort } = tableAttributes;
  return {
    TableName: erasuresTableOf(name),
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [partition, sort].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: keySchema(partition, sort),
  };
}

/** Makes the table with its expiry and its ledger where they are missing; for one machine and for tests. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  await createUnlessThere(client, erasuresDefinition(name));
  const made = await createUnlessThere(client, tableDefinition(name));
  for (const TableName of [erasuresTableOf(name), name])
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.05, maxDelay: 1 }, { TableName });
  if (!made) return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: tableAttributes.ttl, Enabled: true },
    }),
  );
}

async function createUnlessThere(
  client: DynamoDBClient,
  definition: CreateTableCommandInput,
): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(definition));
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
}
