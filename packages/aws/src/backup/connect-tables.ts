import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { patience } from "../patience.ts";
import type { BankTables } from "./bank-tables.ts";

/** The tables on AWS for an operator's long work: a throttled table is asked more slowly, and for longer. */
export function connectTables(region: string, names: BankTables["names"]): BankTables {
  return {
    client: new DynamoDBClient({ region, ...patience, maxAttempts: 12, retryMode: "adaptive" }),
    names,
  };
}
