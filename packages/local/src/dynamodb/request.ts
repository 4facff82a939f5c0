import batchGetItem from "dynalite/validations/batchGetItem.js";
import batchWriteItem from "dynalite/validations/batchWriteItem.js";
import createTable from "dynalite/validations/createTable.js";
import deleteItem from "dynalite/validations/deleteItem.js";
import getItem from "dynalite/validations/getItem.js";
import validations from "dynalite/validations/index.js";
import putItem from "dynalite/validations/putItem.js";
import query from "dynalite/validations/query.js";
import scan from "dynalite/validations/scan.js";
import updateItem from "dynalite/validations/updateItem.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { asAwsError, type Engine } from "./engine.ts";
import { validation } from "./refusals.ts";

const RULES = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: createTable,
  DeleteItem: deleteItem,
  GetItem: getItem,
  PutItem: putItem,
  Query: query,
  Scan: scan,
  UpdateItem: updateItem,
};

/** Checks a request by dynalite's rules and parses its expressions; refuses with ValidationException or SerializationException. */
export function parseRequest<Data>(engine: Engine, operation: keyof typeof RULES, body: Json): Data {
  const { types, custom } = RULES[operation];
  const onFailure = body.ReturnValuesOnConditionCheckFailure ?? "NONE";
  if (onFailure !== "NONE" && onFailure !== "ALL_OLD") {
    throw validation(
      `1 validation error detected: Value '${String(onFailure)}' at 'returnValuesOnConditionCheckFailure' failed to ` +
        "satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]",
    );
  }
  try {
    const data = validations.checkTypes(structuredClone(body), types);
    validations.checkValidations(data, types, custom, engine.store);
    inListOrder(data as { _updates?: Updates });
    return data as Data;
  } catch (error) {
    throw asAwsError(error);
  }
}

interface Updates {
  sections: { type: string; path: (string | number)[] }[];
}

/** List places in an expression mean the list as it was: dynalite goes through them one by one, so the last goes first. */
function inListOrder({ _updates: updates }: { _updates?: Updates }): void {
  const place = ({ type, path }: Updates["sections"][number]): number => {
    const last = path.at(-1);
    return type === "remove" ? (typeof last === "number" ? last : 0) : Number.MAX_SAFE_INTEGER;
  };
  updates?.sections.sort((a, b) => place(b) - place(a));
}
