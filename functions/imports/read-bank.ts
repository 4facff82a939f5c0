import { JSONParser } from "@streamparser/json";
import type { BankEntry } from "@tawafuq/core/imports/import-bank";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import { createBankOutline, isBankList } from "./bank-outline.ts";

function refuseDamage(position: number): never {
  throw new DomainError("invalid_input", { position }, [
    { path: "", rule: "invalid_json", args: { position } },
  ]);
}

/** The byte a parser's error names, or the token it was at. */
function positionOf(error: unknown, tokenAt: number): number {
  const named = error instanceof Error ? /absolute position "(\d+)"/.exec(error.message)?.[1] : undefined;
  return named === undefined ? tokenAt : Number(named);
}

/**
 * The rows of a bank/1 file as they arrive, numbered from 1 within their list; never the whole file at once.
 * @throws invalid_input for damaged JSON, with the `position` in bytes, and for a file without the lists
 */
export async function* readBank(stream: AsyncIterable<Uint8Array>): AsyncGenerator<BankEntry> {
  const rows: BankEntry[] = [];
  const counts = { cooperatives: 0, ideas: 0 };
  const outline = createBankOutline();
  const parser = new JSONParser({ paths: ["$.cooperatives.*", "$.ideas.*"], keepStack: false });
  let bytes = 0;
  let tokenAt = 0;

  parser.onToken = ({ token, value, offset }) => {
    tokenAt = offset;
    outline.see(token, value);
  };
  parser.onValue = ({ value, stack }) => {
    const list = stack[1]?.key;
    if (!isBankList(list)) return;
    counts[list] += 1;
    rows.push({ list, row: counts[list], value });
  };
  const parse = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      refuseDamage(positionOf(error, tokenAt));
    }
  };

  for await (const chunk of stream) {
    parse(() => parser.write(chunk));
    bytes += chunk.byteLength;
    yield* rows.splice(0);
  }
  // An unfinished file is damaged at its end, wherever its last token stood.
  tokenAt = bytes;
  if (!parser.isEnded) parse(() => parser.end());
  if (bytes === 0) refuseDamage(0);
  if (!outline.hasLists())
    throw new DomainError("invalid_input", {}, [{ path: "cooperatives", rule: "required" }]);
}
