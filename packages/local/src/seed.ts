import { systemActor } from "@tawafuq/core/actors/actor";
import { type BankEntry, importBank } from "@tawafuq/core/imports/import-bank";
import type { ImportRecord } from "@tawafuq/core/imports/import-record";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import demoBank from "../data/demo.json" with { type: "json" };
import { type DemoKey, issuePlannedKey, readOrPlanDemo, writeDemoRecord } from "./demo-keys.ts";
import { demoContact, demoOfficers, demoSource } from "./demo-people.ts";
import { StartError } from "./start-error.ts";

const lists = ["cooperatives", "ideas"] as const;

/** Rows of the demonstration bank. */
export const demoRowCount = demoBank.cooperatives.length + demoBank.ideas.length;

async function* demoRows(stop: AbortSignal): AsyncIterable<BankEntry> {
  for (const list of lists)
    for (const [index, value] of demoBank[list].entries()) {
      stop.throwIfAborted();
      yield { list, row: index + 1, value };
    }
}

async function registerDemoOfficers(ports: Ports): Promise<void> {
  for (const { id, delegation, ...officer } of demoOfficers) {
    try {
      const withId: Ports = { ...ports, newId: () => id };
      await registerOfficer(withId, systemActor("demo"), { ...officer, delegations: [delegation] });
    } catch (error) {
      if (!isRefusal(error, "already_exists")) throw error;
    }
  }
}

/**
 * Fills the bank with the demo data and its people; going on where an earlier run was stopped.
 * @throws StartError where the demo data has rows the bank refuses
 */
export async function seedDemo(
  ports: Ports,
  dataDir: string,
  stop: AbortSignal,
  onImported: (count: number) => void,
): Promise<readonly DemoKey[]> {
  const record = await readOrPlanDemo(dataDir, ports);
  const digest = ports.digest(JSON.stringify(demoBank));
  if (record.importedDigest !== digest) {
    await registerDemoOfficers(ports);
    const report = await importDemo(ports, stop, onImported);
    if (report.refused > 0) throw new StartError(describeRefusals(report));
    for (const key of record.keys) await issuePlannedKey(ports, key);
    await writeDemoRecord(dataDir, { ...record, importedDigest: digest });
  }
  onImported(demoRowCount);
  return record.keys;
}

async function importDemo(
  ports: Ports,
  stop: AbortSignal,
  onImported: (count: number) => void,
): Promise<ImportRecord> {
  return importBank(
    ports,
    systemActor("demo"),
    { source: demoSource, dryRun: false, people: demoContact },
    demoRows(stop),
    (record) => onImported(record.created + record.revised + record.unchanged),
  );
}

function describeRefusals(report: ImportRecord): string {
  const [first] = report.faults;
  const where = first === undefined ? "" : `: ${first.id} ${first.faults[0]?.path} ${first.faults[0]?.rule}`;
  return `The demo data has ${report.refused} rows that the bank refuses${where}.`;
}
