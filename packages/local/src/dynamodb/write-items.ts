import deleteItem from "dynalite/actions/deleteItem.js";
import putItem from "dynalite/actions/putItem.js";
import updateItem from "dynalite/actions/updateItem.js";
import type { Item } from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { consumedPerTable, imageUnits } from "./capacity.ts";
import { commit } from "./commit.ts";
import { type Engine, findTable } from "./engine.ts";
import { conditionFailed, isRefusal, validation } from "./refusals.ts";
import { parseRequest } from "./request.ts";
import { createWriteSet, type WriteRequest } from "./write-set.ts";

export const WRITE_ACTIONS = { PutItem: putItem, UpdateItem: updateItem, DeleteItem: deleteItem };

/** PutItem, UpdateItem and DeleteItem: the item and its index rows in one batch. */
export function writeItem(engine: Engine, operation: keyof typeof WRITE_ACTIONS, body: Json): Promise<Json> {
  const data = parseRequest<WriteRequest>(engine, operation, body);
  return engine.exclusively(async () => {
    const table = await findTable(engine, data.TableName);
    const set = createWriteSet(engine);
    try {
      const result = await set.apply(WRITE_ACTIONS[operation], data, table);
      await commit(engine, set);
      const [capacity] =
        consumedPerTable(
          body.ReturnConsumedCapacity,
          set.images.map((image) => [table.TableName, imageUnits(image)]),
        ) ?? [];
      return { ...result, ConsumedCapacity: capacity };
    } catch (error) {
      if (!isRefusal(error, "ConditionalCheckFailedException")) throw error;
      const item = body.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? set.lastBefore() : undefined;
      throw conditionFailed(item ? { Item: item } : {});
    }
  });
}

interface BatchWrite {
  RequestItems: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>;
}

/** BatchWriteItem: up to 25 puts and deletes; the whole request is checked before anything is stored. */
export function writeBatch(engine: Engine, body: Json): Promise<Json> {
  const data = parseRequest<BatchWrite>(engine, "BatchWriteItem", body);
  const count = Object.values(data.RequestItems).reduce((sum, requests) => sum + requests.length, 0);
  if (count > 25) throw validation("Too many items requested for the BatchWriteItem call");
  return engine.exclusively(async () => {
    const set = createWriteSet(engine);
    for (const [TableName, requests] of Object.entries(data.RequestItems)) {
      const table = await findTable(engine, TableName);
      for (const { PutRequest, DeleteRequest } of requests) {
        if (PutRequest) await set.apply(putItem, { TableName, Item: PutRequest.Item }, table);
        else await set.apply(deleteItem, { TableName, Key: DeleteRequest?.Key ?? {} }, table);
      }
    }
    const touched = set.images.map(({ table, key }) => `${table.TableName}~${key}`);
    if (new Set(touched).size < touched.length) {
      throw validation("Provided list of item keys contains duplicates");
    }
    await commit(engine, set);
    return {
      UnprocessedItems: {},
      ConsumedCapacity: consumedPerTable(
        body.ReturnConsumedCapacity,
        set.images.map((image) => [image.table.TableName, imageUnits(image)]),
      ),
    };
  });
}
