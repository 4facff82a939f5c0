import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import type { TestApp } from "@tawafuq/tests/support/app";

export type StoredItem = Record<string, AttributeValue>;

/** Looks at what lies in the tables themselves, as whoever steals a backup would. */
export function storedItems(app: TestApp) {
  const client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: app.bank.endpoints.dynamodb,
  });
  return {
    async dump(table = "tawafuq"): Promise<StoredItem[]> {
      const items: StoredItem[] = [];
      let start: StoredItem | undefined;
      do {
        const answer = await client.send(
          new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
        );
        items.push(...(answer.Items ?? []));
        start = answer.LastEvaluatedKey;
      } while (start !== undefined);
      return items;
    },
    async restore(items: readonly StoredItem[]): Promise<void> {
      for (let first = 0; first < items.length; first += 25)
        await client.send(
          new BatchWriteItemCommand({
            RequestItems: {
              tawafuq: items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } })),
            },
          }),
        );
    },
    stop: () => client.destroy(),
  };
}
