import type { Key, Keys } from "../table-keys.ts";
import { aged } from "./aged.ts";
import { encoded, id, join, profileKey } from "./key-parts.ts";

export const importKeys = (record: { id: string; startedAt: string }): Keys => ({
  ...profileKey("import", record.id),
  ...aged("import", record.startedAt, record.id),
});

/** Undefined where actor and key together are longer than a key of the table may be. */
export function onceKey(actor: string, key: string): Key | undefined {
  const pk = join("ONCE", encoded(actor), encoded(key));
  return pk.length > 2048 ? undefined : { pk, sk: "ONCE" };
}

export const onceAge = (madeAt: string, key: string) => aged("once", madeAt, encoded(key));

/** Hits of one (blinded) key in the fixed window that starts at this epoch second. */
export const counterKey = (blind: string, windowSeconds: number, startsAt: number): Key => ({
  pk: join("COUNT", id(blind), String(windowSeconds), String(startsAt)),
  sk: "COUNT",
});

export const policyKey: Key = { pk: "POLICY", sk: "CURRENT" };

export const pastPolicyKey = (revision: number): Key => ({
  pk: "POLICY",
  sk: join("REVISION", String(revision).padStart(10, "0")),
});

export const roundHoldKey: Key = { pk: "ROUND", sk: "HOLD" };

export const recomputePlaceKey: Key = { pk: "RECOMPUTE", sk: "PLACE" };

export const summaryKey: Key = { pk: "BANK", sk: "SUMMARY" };

/** Stands there while a backup is written into the table. */
export const restoreMarkKey: Key = { pk: "RESTORE", sk: "UNDERWAY" };
