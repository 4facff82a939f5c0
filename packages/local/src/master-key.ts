import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseMasterKey } from "@tawafuq/aws/vault/vault";
import { ours } from "./data-folder.ts";
import { codeOf, StartError } from "./start-error.ts";
import { writeFileSafely } from "./write-file-safely.ts";

/** The key of this data folder; made at its first use, readable by its owner only. @throws StartError where it is damaged */
export async function readMasterKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, ours.masterKey);
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
  await writeFileSafely(path, `${key.toString("base64")}\n`);
  return key;
}
