import { type Json, startAwsJsonServer } from "../aws-json/aws-json-server.ts";
import { type Engine, openEngine } from "./engine.ts";
import { listItems } from "./list-items.ts";
import { getBatch, getItem, transactGet } from "./read-items.ts";
import { unknownOperation } from "./refusals.ts";
import { createTable, deleteTable, describeTable, finishTables, listTables } from "./tables.ts";
import { describeTimeToLive, sweep, updateTimeToLive } from "./time-to-live.ts";
import { transactWrite } from "./transact-write.ts";
import { writeBatch, writeItem } from "./write-items.ts";

const SWEEP_INTERVAL_MS = 15_000;

type Operation = (engine: Engine, body: Json, nowMs: number) => Promise<Json>;

const OPERATIONS = new Map<string, Operation>([
  ["BatchGetItem", getBatch],
  ["BatchWriteItem", writeBatch],
  ["CreateTable", createTable],
  ["DeleteItem", (engine, body) => writeItem(engine, "DeleteItem", body)],
  ["DeleteTable", deleteTable],
  ["DescribeTable", describeTable],
  ["DescribeTimeToLive", describeTimeToLive],
  ["GetItem", getItem],
  ["ListTables", listTables],
  ["PutItem", (engine, body) => writeItem(engine, "PutItem", body)],
  ["Query", (engine, body) => listItems(engine, "Query", body)],
  ["Scan", (engine, body) => listItems(engine, "Scan", body)],
  ["TransactGetItems", transactGet],
  ["TransactWriteItems", transactWrite],
  ["UpdateItem", (engine, body) => writeItem(engine, "UpdateItem", body)],
  ["UpdateTimeToLive", updateTimeToLive],
]);

export interface DynamoDbOptions {
  /** Folder of the LevelDB; made when it is not there. */
  path: string;
  /** 0 takes a free port. */
  port: number;
  /** Epoch milliseconds; governs TTL and client tokens. */
  now: () => number;
  onRequest?: ((operation: string) => void) | undefined;
}

export interface DynamoDbServer {
  endpoint: string;
  counts(): Record<string, number>;
  /** Deletes expired items now; returns how many. */
  sweepExpired(): Promise<number>;
  close(): Promise<void>;
}

/** DynamoDB over AWS JSON 1.0 on 127.0.0.1 with data on disk; refuses with a LocalServiceError. */
export async function startDynamoDb({
  path,
  port,
  now,
  onRequest,
}: DynamoDbOptions): Promise<DynamoDbServer> {
  const engine = await openEngine(path);
  const open = async () => {
    await finishTables(engine);
    return startAwsJsonServer({
      service: "DynamoDB",
      targetPrefix: "DynamoDB_20120810",
      port,
      unknownOperation,
      onRequest,
      handle: async (operation, body) => {
        const run = OPERATIONS.get(operation);
        if (!run) throw unknownOperation();
        return run(engine, body, now());
      },
    });
  };
  const server = await open().catch(async (error: unknown) => {
    await engine.db.close();
    throw error;
  });
  let sweeping: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweep(engine, now()).catch((error: unknown) => console.error("DynamoDB sweep:", error));
  }, SWEEP_INTERVAL_MS);
  timer.unref();
  return {
    endpoint: server.endpoint,
    counts: server.counts,
    sweepExpired: () => sweep(engine, now()),
    async close() {
      clearInterval(timer);
      await server.close();
      await sweeping;
      await engine.exclusively(() => engine.db.close());
    },
  };
}
