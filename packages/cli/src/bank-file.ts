import { createReadStream } from "node:fs";
import type { BankEntry } from "@tawafuq/core/imports/import-bank";
import { readBank } from "@tawafuq/functions/imports/read-bank";

/** The rows of a bank/1 file as they are read. @throws Error in one sentence where the file cannot be read */
export async function* readBankFile(path: string): AsyncGenerator<BankEntry> {
  try {
    yield* readBank(createReadStream(path));
  } catch (error) {
    if (error instanceof Error && "code" in error && "syscall" in error)
      throw new Error(`The file ${path} cannot be read (${error.code}).`, { cause: error });
    throw error;
  }
}
