import { type Actor, actorName } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { daysLater, instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { DomainError, isRefusal } from "../refusals/refusal.ts";
import { type BankList, parseBankRow, rowName } from "./bank-row.ts";
import { type ImportRecord, type RowFault, reportedFaults } from "./import-record.ts";
import { type People, planRow, type RowOutcome } from "./import-row.ts";

/** One row as it stands in the file; `row` counts from 1 within its list. */
export interface BankEntry {
  readonly list: BankList;
  readonly row: number;
  readonly value: unknown;
}

export interface ImportOptions {
  readonly source: string;
  readonly dryRun: boolean;
  readonly people?: People | undefined;
}

/** Rows between two progress reports. */
const reportEvery = 25;
/** Days the proposal rounds wait for an import that has stopped reporting. */
const holdDays = 1 / 720;

/**
 * Enters the rows of a bank/1 file one by one. Wrong rows are reported and passed over; the same row again changes
 * nothing. Proposal rounds wait meanwhile, so that proposals are made from the whole file.
 * @throws not_allowed, invalid_input; whatever `rows` throws, after recording the import as failed
 */
export async function importBank(
  ports: Ports,
  actor: Actor,
  options: ImportOptions,
  rows: AsyncIterable<BankEntry>,
  onProgress: (record: ImportRecord) => void = () => {},
): Promise<ImportRecord> {
  requireAdministrator(actor);
  if (!rowName.test(options.source))
    throw new DomainError("invalid_input", {}, [{ path: "source", rule: "source_malformed" }]);
  let record = begin(ports, actor, options);
  await ports.commit([ports.imports.create(record)]);
  const report = async (state: ImportRecord["state"]) => {
    record = { ...record, state, version: record.version + 1, updatedAt: instant(ports.now()) };
    await ports.commit([ports.imports.replace(record)]);
    onProgress(record);
  };
  const hold = () => (options.dryRun ? undefined : ports.rounds.hold(daysLater(ports.now(), holdDays)));
  const seen = new Set<string>();
  try {
    await hold();
    for await (const entry of rows) {
      record = count(record, await enter(ports, options, entry, seen));
      if (record.read % reportEvery === 0) {
        await report("running");
        await hold();
      }
    }
    await report("done");
  } catch (error) {
    await report("failed");
    throw error;
  } finally {
    if (!options.dryRun) await ports.rounds.release();
  }
  return record;
}

function begin(ports: Ports, actor: Actor, options: ImportOptions): ImportRecord {
  const at = instant(ports.now());
  const counts = { read: 0, created: 0, revised: 0, unchanged: 0, refused: 0 };
  return {
    id: ports.newId("impo"),
    version: 1,
    source: options.source,
    dryRun: options.dryRun,
    state: "running",
    ...counts,
    faults: [],
    by: actorName(actor),
    startedAt: at,
    updatedAt: at,
  };
}

function count(record: ImportRecord, outcome: RowOutcome | RowFault): ImportRecord {
  const read = record.read + 1;
  if (typeof outcome === "string") return { ...record, read, [outcome]: record[outcome] + 1 };
  const faults = record.faults.length < reportedFaults ? [...record.faults, outcome] : record.faults;
  return { ...record, read, refused: record.refused + 1, faults };
}

async function enter(
  ports: Ports,
  options: ImportOptions,
  entry: BankEntry,
  seen: Set<string>,
): Promise<RowOutcome | RowFault> {
  const parsed = parseBankRow(entry.list, entry.value);
  const refused = (faults: RowFault["faults"]): RowFault => ({
    row: entry.row,
    list: entry.list,
    id: parsed.id,
    faults,
  });
  if (!parsed.ok) return refused([...parsed.faults]);
  const name = `${entry.list}/${parsed.id}`;
  if (seen.has(name)) return refused([{ path: "id", rule: "row_repeated" }]);
  seen.add(name);
  try {
    const { outcome, writes } = await planRow(ports, options.source, parsed, options.people);
    if (!options.dryRun && writes.length > 0) await ports.commit(writes);
    return outcome;
  } catch (error) {
    if (!isRefusal(error, "invalid_input")) throw error;
    return refused(error.faults.map(({ path, rule }) => ({ path, rule })));
  }
}
