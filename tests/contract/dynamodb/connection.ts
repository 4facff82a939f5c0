import { type AttributeValue, type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Where the suite runs: the embedded server, or AWS's DynamoDB Local for parity. */
export interface Connection {
  endpoint: string;
  stop(): Promise<void>;
}

export type Connect = () => Promise<Connection>;

/** What each part of the contract works on; `table` is its own. */
export interface Bench {
  client: DynamoDBClient;
  table: string;
}

export type Item = Record<string, AttributeValue>;

export const s = (text: string): AttributeValue.SMember => ({ S: text });
export const n = (number: number): AttributeValue.NMember => ({ N: String(number) });
export const key = (pk: string, sk = "0"): Item => ({ pk: s(pk), sk: s(sk) });

export const createClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "eu-west-3",
    credentials: { accessKeyId: "contract", secretAccessKey: "contract" },
    maxAttempts: 1,
  });

/** Text keys, an index that carries whole items, and an index of keys only with numbers in order. */
export function tableDefinition(TableName: string): CreateTableCommandInput {
  const schema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      ...["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S" as const,
      })),
      { AttributeName: "gsi2rank", AttributeType: "N" },
    ],
    KeySchema: schema("pk", "sk"),
    GlobalSecondaryIndexes: [
      { IndexName: "gsi1", KeySchema: schema("gsi1pk", "gsi1sk"), Projection: { ProjectionType: "ALL" } },
      {
        IndexName: "gsi2",
        KeySchema: schema("gsi2pk", "gsi2rank"),
        Projection: { ProjectionType: "KEYS_ONLY" },
      },
    ],
  };
}

/** The refusal a call ends with; fails when it is not refused. */
export async function refusalOf<Refusal extends Error = Error>(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error as Refusal;
  }
  throw new Error("The call was not refused.");
}
