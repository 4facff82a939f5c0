import { createHash } from "node:crypto";
import db, { type TableDescription, type Write } from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { consumedPerTable, imageUnits } from "./capacity.ts";
import { commit } from "./commit.ts";
import { type Engine, findTable } from "./engine.ts";
import { itemSize } from "./item-size.ts";
import { primaryKey } from "./primary-key.ts";
import {
  type CancellationReason,
  idempotencyMismatch,
  isRefusal,
  transactionCanceled,
  validation,
} from "./refusals.ts";
import { parseRequest } from "./request.ts";
import { tokenEndRow, tokenRow } from "./row-keys.ts";
import { WRITE_ACTIONS } from "./write-items.ts";
import { createWriteSet, type WriteRequest, type WriteSet } from "./write-set.ts";

const MAX_OPERATIONS = 100;
const MAX_TOTAL_BYTES = 4 * 1024 * 1024;
const TOKEN_LIFETIME_MS = 10 * 60 * 1000;

const OPERATIONS = {
  ConditionCheck: "DeleteItem",
  Put: "PutItem",
  Delete: "DeleteItem",
  Update: "UpdateItem",
} as const;
type Kind = keyof typeof OPERATIONS;

interface Step {
  kind: Kind;
  table: TableDescription;
  data: WriteRequest;
  returnItem: boolean;
}

/** What an accepted client token keeps, so that a repeated request is answered and not done again. */
export interface TokenRecord {
  hash: string;
  expiresAtMs: number;
  capacity: (readonly [table: string, units: number])[];
}

/** TransactWriteItems: all operations or none, in one LevelDB batch together with the client token. */
export function transactWrite(engine: Engine, body: Json, nowMs: number): Promise<Json> {
  const operations = parseOperations(body.TransactItems);
  const token = typeof body.ClientRequestToken === "string" ? body.ClientRequestToken : undefined;
  const hash = createHash("sha256").update(JSON.stringify(body.TransactItems)).digest("hex");
  return engine.exclusively(async () => {
    if (token !== undefined) {
      const accepted = (await engine.db.get(tokenRow(token))) as TokenRecord | undefined;
      if (accepted && accepted.expiresAtMs > nowMs) {
        if (accepted.hash !== hash) throw idempotencyMismatch();
        return { ConsumedCapacity: consumedPerTable(body.ReturnConsumedCapacity, accepted.capacity) };
      }
    }
    const steps = await Promise.all(operations.map((operation) => parseStep(engine, operation)));
    requireDistinctItems(steps);
    const set = createWriteSet(engine);
    const reasons: CancellationReason[] = [];
    for (const step of steps) reasons.push(await tryStep(set, step));
    if (reasons.some((reason) => reason.Code !== "None")) throw transactionCanceled(reasons);
    if (set.images.reduce((sum, { after }) => sum + itemSize(after), 0) > MAX_TOTAL_BYTES) {
      throw validation("Collection size of items in the transaction exceeds 4MB");
    }
    const capacity = set.images.map((image) => [image.table.TableName, 2 * imageUnits(image)] as const);
    const record: TokenRecord = { hash, expiresAtMs: nowMs + TOKEN_LIFETIME_MS, capacity };
    await commit(engine, set, token === undefined ? [] : tokenWrites(token, record));
    return { ConsumedCapacity: consumedPerTable(body.ReturnConsumedCapacity, capacity) };
  });
}

function tokenWrites(token: string, record: TokenRecord): Write[] {
  return [
    { type: "put", key: tokenRow(token), value: record },
    { type: "put", key: tokenEndRow(record.expiresAtMs, token), value: token },
  ];
}

function parseOperations(items: unknown): [Kind, Json][] {
  if (!Array.isArray(items) || items.length < 1 || items.length > MAX_OPERATIONS) {
    const bound =
      Array.isArray(items) && items.length > 0 ? "less than or equal to 100" : "greater than or equal to 1";
    throw validation(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  return items.map((item: unknown) => {
    const entries = Object.entries((item ?? {}) as Json).filter(([, value]) => value != null);
    const [kind, operation] = entries[0] ?? [];
    if (entries.length !== 1 || !kind || !(kind in OPERATIONS)) {
      throw validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    return [kind as Kind, operation as Json];
  });
}

async function parseStep(engine: Engine, [kind, operation]: [Kind, Json]): Promise<Step> {
  const required = { ConditionCheck: "conditionExpression", Update: "updateExpression", Put: "", Delete: "" }[
    kind
  ];
  const name = required.replace(/^./, (letter) => letter.toUpperCase());
  if (name && typeof operation[name] !== "string") {
    throw validation(
      `1 validation error detected: Value null at 'transactItems.1.member.${kind.replace(/^./, (letter) => letter.toLowerCase())}.${required}' failed to satisfy constraint: Member must not be null`,
    );
  }
  const data = parseRequest<Step["data"]>(engine, OPERATIONS[kind], operation);
  const table = await findTable(engine, data.TableName);
  return { kind, table, data, returnItem: operation.ReturnValuesOnConditionCheckFailure === "ALL_OLD" };
}

function requireDistinctItems(steps: Step[]): void {
  const seen = new Set<string>();
  for (const { table, data } of steps) {
    const key = primaryKey(table, data.Key ?? data.Item ?? {});
    // A key that does not fit the table becomes its own cancellation reason.
    if (db.validateKey(key, table)) continue;
    const row = `${table.TableName}~${db.createKey(key, table)}`;
    if (seen.has(row)) throw validation("Transaction request cannot include multiple operations on one item");
    seen.add(row);
  }
}

async function tryStep(set: WriteSet, { kind, table, data, returnItem }: Step): Promise<CancellationReason> {
  try {
    if (kind === "ConditionCheck") await set.check(data, table);
    else await set.apply(WRITE_ACTIONS[OPERATIONS[kind]], data, table);
    return { Code: "None" };
  } catch (error) {
    if (isRefusal(error, "ConditionalCheckFailedException")) {
      const item = returnItem ? set.lastBefore() : undefined;
      return { Code: "ConditionalCheckFailed", Message: error.message, ...(item ? { Item: item } : {}) };
    }
    if (isRefusal(error, "ValidationException")) return { Code: "ValidationError", Message: error.message };
    throw error;
  }
}
