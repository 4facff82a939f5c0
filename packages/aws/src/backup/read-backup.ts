import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type * as z from "zod";
import { backupFormat, Head, ItemLine, longestLine, Tail } from "./backup-format.ts";

/** A line as bytes, its end included. Not by node:readline: it also breaks at U+2028, which texts may hold. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end + 1)]);
      [rest, length, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longestLine) throw new RangeError("a line without an end");
  }
  if (length > 0) yield Buffer.concat(rest);
}

const isMissing = (error: unknown) => error instanceof Error && "syscall" in error && "code" in error;

const notWhole = (path: string, cause?: unknown) =>
  new Error(`The file ${path} is no whole backup: it was cut or changed. Nothing was written from it.`, {
    cause,
  });
const otherFormat = (path: string, cause?: unknown) =>
  new Error(`The file ${path} is no ${backupFormat}: restore reads what "backup --to" wrote.`, { cause });

async function* readLines(path: string): AsyncGenerator<Buffer> {
  const unpacked = pipeline(createReadStream(path), createGunzip(), () => undefined);
  let hasBegun = false;
  try {
    for await (const line of linesOf(unpacked)) {
      hasBegun = true;
      yield line;
    }
  } catch (error) {
    if (isMissing(error))
      throw new Error(`The file ${path} cannot be read (${Reflect.get(Object(error), "code")}).`, {
        cause: error,
      });
    throw hasBegun ? notWhole(path, error) : otherFormat(path, error);
  } finally {
    unpacked.destroy();
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, line: Buffer | undefined) {
  try {
    return schema.safeParse(JSON.parse(String(line))).data;
  } catch {
    return undefined;
  }
}

function headOf(path: string, first: Buffer | undefined): Head {
  const head = parse(Head, first);
  if (head === undefined) throw otherFormat(path);
  return head;
}

/** The first line alone. @throws Error in one sentence where the file is of another format */
export async function readHead(path: string): Promise<Head> {
  for await (const first of readLines(path)) return headOf(path, first);
  return headOf(path, undefined);
}

/**
 * What stands in a backup, its items one by one; the end is told only where count and hash are right.
 * @throws Error in one sentence where the file is of another format, cut or changed
 */
export async function* readBackup(path: string): AsyncGenerator<ItemLine, { head: Head; tail: Tail }> {
  const hash = createHash("sha256");
  const items = { table: 0, erasures: 0 };
  const lines = readLines(path);
  const first = await lines.next();
  const head = headOf(path, first.value ?? undefined);
  hash.update(first.value ?? "");
  for await (const line of lines) {
    const read = parse(ItemLine, line);
    if (read !== undefined) {
      hash.update(line);
      items[read.in] += 1;
      yield read;
      continue;
    }
    const tail = parse(Tail, line);
    const isRight =
      tail !== undefined &&
      tail.sha256 === hash.digest("hex") &&
      tail.items.table === items.table &&
      tail.items.erasures === items.erasures;
    if (isRight && (await lines.next()).done === true) return { head, tail };
    break;
  }
  throw notWhole(path);
}

/** Reads a backup to its end without keeping it. @throws Error as `readBackup` */
export async function checkBackup(path: string): Promise<{ head: Head; tail: Tail }> {
  const reading = readBackup(path);
  for (;;) {
    const { done, value } = await reading.next();
    if (done === true) return value;
  }
}
