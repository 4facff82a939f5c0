import type { Ports } from "@tawafuq/core/ports";
import { BankSummary } from "@tawafuq/core/summary/bank-summary";
import { readItem, type Table, toItem } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import { summaryKey } from "../table-keys.ts";

export function createSummary(table: Table): Ports["summary"] {
  return {
    get: () => readItem(table, summaryKey, BankSummary),
    put: (summary) => storedWrite("version_conflict", [putPiece(table, toItem(summaryKey, summary))]),
  };
}
