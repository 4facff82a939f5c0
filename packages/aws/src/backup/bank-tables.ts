import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/**
 * The two tables of a bank by what they are for, in the order in which they are copied: the ledger last, so that it
 * names whoever was erased while the table was read.
 */
export const tableRoles = ["table", "erasures"] as const;
export type TableRole = (typeof tableRoles)[number];

/** Where the tables of a bank are; their names differ from place to place. */
export interface BankTables {
  readonly client: DynamoDBClient;
  readonly names: Readonly<Record<TableRole, string>>;
}
