import { parseBankRow } from "@tawafuq/core/imports/bank-row";
import type { BankRows } from "@tawafuq/core/imports/rank-bank";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import { readBankFile } from "./bank-file.ts";

type Growing<List> = List extends readonly (infer Row)[] ? Row[] : never;

/** The rows of a bank/1 file as checked; a refused row is told on standard error and left out. */
export async function readRows(path: string): Promise<BankRows> {
  const cooperatives: Growing<BankRows["cooperatives"]> = [];
  const ideas: Growing<BankRows["ideas"]> = [];
  for await (const { list, row, value } of readBankFile(path)) {
    const parsed = parseBankRow(list, value);
    if (!parsed.ok) {
      for (const fault of parsed.faults)
        process.stderr.write(
          `${list} row ${row} (${parsed.id}) is left out: ${fault.path} ${renderFieldFault("en", fault.rule)}\n`,
        );
    } else if (parsed.list === "cooperatives") cooperatives.push({ ...parsed.input, id: parsed.id });
    else ideas.push({ ...parsed.input, id: parsed.id });
  }
  return { cooperatives, ideas };
}
