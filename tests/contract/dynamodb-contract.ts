import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe } from "vitest";
import { stateBatches } from "./dynamodb/batches.ts";
import { stateConditions } from "./dynamodb/conditions.ts";
import {
  type Bench,
  type Connect,
  type Connection,
  createClient,
  tableDefinition,
} from "./dynamodb/connection.ts";
import { stateItems } from "./dynamodb/items.ts";
import { statePages } from "./dynamodb/pages.ts";
import { stateQueries } from "./dynamodb/queries.ts";
import { stateTables } from "./dynamodb/tables.ts";
import { stateTransactionRefusals } from "./dynamodb/transaction-refusals.ts";
import { stateTransactions } from "./dynamodb/transactions.ts";
import { stateUpdates } from "./dynamodb/updates.ts";

const parts = {
  tables: stateTables,
  items: stateItems,
  updates: stateUpdates,
  conditions: stateConditions,
  queries: stateQueries,
  pages: statePages,
  batches: stateBatches,
  transactions: stateTransactions,
  "refused transactions": stateTransactionRefusals,
};

/** Every behaviour of DynamoDB that the project relies on, stated on whatever `connect` reaches. */
export function describeDynamoContract(name: string, connect: Connect): void {
  describe(name, () => {
    let connection: Connection;

    beforeAll(async () => {
      connection = await connect();
    });

    afterAll(async () => {
      await connection?.stop();
    });

    for (const [part, state] of Object.entries(parts)) {
      describe(part, () => {
        let bench: Bench;

        beforeAll(async () => {
          const table = `contract-${part.replace(" ", "-")}`;
          const client = createClient(connection.endpoint);
          await client.send(new CreateTableCommand(tableDefinition(table)));
          bench = { client, table };
        });

        afterAll(() => {
          bench?.client.destroy();
        });

        state(() => bench);
      });
    }
  });
}
