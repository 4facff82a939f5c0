import type { Ports } from "@tawafuq/core/ports";
import { BankSummary } from "@tawafuq/core/summary/bank-summary";
import { summaryKey } from "../keys/operations.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";

export function createSummary(table: Table): Ports["summary"] {
  return {
    get: () => readItem(table, summaryKey, BankSummary),
    put: (summary) => storedWrite("version_conflict", [putPiece(table, toItem(summaryKey, summary))]),
  };
}
