import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseMasterKey } from "@tawafuq/aws/vault/vault";
import { ours } from "./data-folder.ts";
import { codeOf, StartError } from "./start-error.ts";
import { writeFileSafely } from "./write-file-safely.ts";

/** The key that a file holds; undefined where there is no such file. @throws StartError where it holds none */
export async function readKeyFile(path: string): Promise<Buffer | undefined> {
  try {
    return parseMasterKey((await readFile(path, "utf8")).trim());
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new StartError(`The file ${path} holds no master key (32 bytes in base64).`, { cause: error });
  }
}

/** Writes a key into a file of its own, which its owner alone may read. */
export async function writeKeyFile(path: string, key: Buffer): Promise<void> {
  await writeFileSafely(path, `${key.toString("base64")}\n`);
}

/** Where the key of a data folder lies. */
export const masterKeyPath = (dataDir: string): string => join(dataDir, ours.masterKey);

/** The key of this data folder; made at its first use, readable by its owner only. @throws StartError where it is damaged */
export async function readMasterKey(dataDir: string): Promise<Buffer> {
  const path = masterKeyPath(dataDir);
  try {
    return parseMasterKey((await readFile(path, "utf8")).trim());
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      throw new StartError(
        `The key ${path} cannot be read: put the right one back, or begin anew with "npm start -- --fresh".`,
        { cause: error },
      );
  }
  const key = randomBytes(32);
  await writeKeyFile(path, key);
  return key;
}
