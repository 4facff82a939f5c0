import { indexes, tableAttributes } from "@tawafuq/aws/table-keys";
import { isPermanent, restoredTable } from "./stage";

const indexKeys = Object.values(indexes).flatMap((index) => [index.partition, index.sort]);

/** Kept for 35 days back to the second; nobody deletes it by mistake. */
const kept = {
  pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
  deletionProtectionEnabled: isPermanent,
};

const made = () =>
  new sst.aws.Dynamo("Table", {
    fields: Object.fromEntries(
      [tableAttributes.partition, tableAttributes.sort, ...indexKeys].map((name) => [
        name,
        "string" as const,
      ]),
    ),
    primaryIndex: { hashKey: tableAttributes.partition, rangeKey: tableAttributes.sort },
    globalIndexes: Object.fromEntries(
      Object.entries(indexes).map(([name, index]) => [
        name,
        { hashKey: index.partition, rangeKey: index.sort },
      ]),
    ),
    ttl: tableAttributes.ttl,
    transform: { table: kept },
  });

/** A restored table is only pointed at: what a restore does not bring along is set by hand (README, Runbook). */
export const table = restoredTable === undefined ? made() : sst.aws.Dynamo.get("Table", restoredTable);

/**
 * Whose data was erased; ids only. Never restore it together with the table: after a restore `privacy replay` erases
 * again whoever it names.
 */
export const erasures = new sst.aws.Dynamo("Erasures", {
  fields: { [tableAttributes.partition]: "string", [tableAttributes.sort]: "string" },
  primaryIndex: { hashKey: tableAttributes.partition, rangeKey: tableAttributes.sort },
  transform: { table: kept },
});
