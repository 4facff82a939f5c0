import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { type Duplex, PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes lines as they come into a file that was not there, readable by its owner only; whole or not at all.
 * @throws Error in one sentence where the file is there; whatever the lines or the disk fail with
 */
export async function writeNewFile(
  path: string,
  lines: AsyncIterable<string>,
  pack: Duplex = new PassThrough(),
): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined)
    throw new Error(`There is a file ${path} already: name another, so that nothing is lost.`);
  const draft = `${path}.draft`;
  try {
    await pipeline(Readable.from(lines), pack, createWriteStream(draft, { mode: 0o600 }));
    await sync(draft);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
