import { type AttributeValue, QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import type { Page, PageRequest } from "@tawafuq/core/storage/repository";
import type * as z from "zod";
import { type IndexName, indexes } from "../table-keys.ts";
import { fingerprint, openCursor, sealCursor } from "./cursor.ts";
import { fromItem, type Item, type Table } from "./table.ts";

type Filter = {
  readonly attribute: string;
} & (
  | {
      readonly is: "=" | ">=" | "<" | "contains";
      /** No filter where it is undefined. */
      readonly value: string | number | undefined;
    }
  | {
      readonly is: "absent";
      /** No filter where it is undefined. */
      readonly value: true | undefined;
    }
  | {
      /** in: is one of these; containsAny: holds one of these. */
      readonly is: "in" | "containsAny";
      /** 1 to 100; no filter where it is undefined. */
      readonly value: readonly string[] | undefined;
    }
);

/** One partition of the table or of an index, in the order of its sort key. */
export interface Range {
  readonly index?: IndexName;
  readonly partition: string;
  readonly sort?: { readonly from: string } | { readonly before: string } | { readonly prefix: string };
  readonly filters?: readonly Filter[];
  readonly backwards?: boolean | undefined;
}

/** Reads one page costs at most, however much the filters drop. */
const mostReads = 10;
/** Items a read looks at where filters drop some. */
const filteredStride = 200;

function keysOf(index: IndexName | undefined) {
  return index === undefined ? { partition: "pk", sort: "sk" } : indexes[index];
}

function cursorAttributes(index: IndexName | undefined): string[] {
  return index === undefined ? ["pk", "sk"] : ["pk", "sk", indexes[index].partition, indexes[index].sort];
}

/** The range as DynamoDB wants to hear it; the table itself is read strongly consistent, indexes cannot be. */
function toQuery(table: Table, range: Range): QueryCommandInput {
  const { partition, sort } = keysOf(range.index);
  const filters = activeFilters(range);
  const names: Record<string, string> = { "#partition": partition };
  const values: Record<string, AttributeValue> = { ":partition": { S: range.partition } };
  let condition = "#partition = :partition";
  if (range.sort !== undefined) {
    const [expression, value] = sortCondition(range.sort);
    condition += ` AND ${expression}`;
    names["#sort"] = sort;
    values[":sort"] = { S: value };
  }
  filters.forEach((filter, index) => {
    names[`#f${index}`] = filter.attribute;
    if (filter.is === "absent") return;
    const given = Array.isArray(filter.value) ? filter.value : [filter.value];
    for (const [place, value] of given.entries())
      Object.assign(values, marshall({ [operand(filter, index, place)]: value }));
  });
  return {
    TableName: table.name,
    ...(range.index === undefined ? { ConsistentRead: true } : { IndexName: range.index }),
    KeyConditionExpression: condition,
    ...(filters.length > 0 && { FilterExpression: filters.map(filterExpression).join(" AND ") }),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward: range.backwards !== true,
  };
}

function activeFilters(range: Range): Filter[] {
  return (range.filters ?? []).filter((filter) => filter.value !== undefined);
}

/** The name of one value of a filter. */
function operand(filter: Filter, index: number, place: number): string {
  return Array.isArray(filter.value) ? `:f${index}x${place}` : `:f${index}`;
}

function filterExpression(filter: Filter, index: number): string {
  const name = `#f${index}`;
  if (filter.is === "absent") return `attribute_not_exists(${name})`;
  if (filter.is === "in" || filter.is === "containsAny") {
    const operands = (filter.value ?? []).map((_, place) => operand(filter, index, place));
    return filter.is === "in"
      ? `${name} IN (${operands.join(", ")})`
      : `(${operands.map((each) => `contains(${name}, ${each})`).join(" OR ")})`;
  }
  return filter.is === "contains" ? `contains(${name}, :f${index})` : `${name} ${filter.is} :f${index}`;
}

function sortCondition(sort: NonNullable<Range["sort"]>): [expression: string, value: string] {
  if ("from" in sort) return ["#sort >= :sort", sort.from];
  if ("before" in sort) return ["#sort < :sort", sort.before];
  return ["begins_with(#sort, :sort)", sort.prefix];
}

/**
 * One page, filled as far as ten reads reach; a page that is not full still has a cursor where there may be more.
 * @throws cursor_invalid
 */
export async function readPage<Schema extends z.ZodType>(
  table: Table,
  range: Range,
  page: PageRequest,
  schema: Schema,
): Promise<Page<z.output<Schema>>> {
  const attributes = cursorAttributes(range.index);
  const bound = fingerprint(range);
  let start = page.cursor === undefined ? undefined : openCursor(page.cursor, bound, attributes);
  const query = toQuery(table, range);
  const found: Item[] = [];
  for (let reads = 0; reads < mostReads; reads++) {
    // One more than asked for tells whether there is a next page at all.
    const missing = page.limit + 1 - found.length;
    const limit = query.FilterExpression === undefined ? missing : Math.max(missing, filteredStride);
    const answer = await readOnce(table, { ...query, Limit: limit, ExclusiveStartKey: start }, page.cursor);
    found.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
    if (found.length > page.limit || start === undefined) break;
  }
  const taken = found.slice(0, page.limit);
  const last = found.length > page.limit ? taken.at(-1) : start;
  return {
    items: taken.map((item) => fromItem(schema, item)),
    ...(last === undefined ? {} : { cursor: sealCursor(bound, last, attributes) }),
  };
}

async function readOnce(table: Table, query: QueryCommandInput, cursor: string | undefined) {
  try {
    return await table.client.send(new QueryCommand(query));
  } catch (error) {
    // With a cursor the only part of the query that came from outside is its start.
    const fromOutside =
      cursor !== undefined && error instanceof Error && error.name === "ValidationException";
    throw fromOutside ? new DomainError("cursor_invalid") : error;
  }
}

/** Everything in the range, or its first `most` items, read by read: for ranges that are small by nature. */
export async function readAll(table: Table, range: Range, most?: number): Promise<Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const answer = await table.client.send(
      new QueryCommand({
        ...toQuery(table, range),
        ExclusiveStartKey: start,
        ...(most === undefined ? {} : { Limit: most - found.length }),
      }),
    );
    found.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && found.length !== most);
  return found;
}

/** How many items lie in the range, counting no further than `cap`. */
export async function countUpTo(table: Table, range: Range, cap: number): Promise<number> {
  let count = 0;
  let start: Item | undefined;
  do {
    const answer = await table.client.send(
      new QueryCommand({
        ...toQuery(table, range),
        Select: "COUNT",
        Limit: cap - count,
        ExclusiveStartKey: start,
      }),
    );
    count += answer.Count ?? 0;
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && count < cap);
  return count;
}
