import type { IdentityRecord } from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { identityKeys } from "../keys/identity.ts";
import { type Item, toItem } from "../table/table.ts";

/** A record with what the store itself knows of it. */
export interface StoredRecord {
  readonly record: IdentityRecord;
  readonly version: number;
  /** A ULID of the moment it was made. */
  readonly born: string;
}

export const RecordItem = z.object({
  sealed: z.string(),
  version: z.number(),
  born: z.string(),
  pk: z.string(),
});

const Sealed = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.object({ date: z.iso.datetime() }).transform(({ date }) => new Date(date)),
  ]),
);

/** What has expired stays a day more, so that a late visitor hears "expired" and not "unknown". */
const keptSeconds = 86_400;

/** When the table may clean the record away: that of sessions and codes, nothing else ends by itself. */
export function cleanedAt({ expiresAt }: IdentityRecord): number | undefined {
  return expiresAt instanceof Date ? Math.ceil(expiresAt.getTime() / 1000) + keptSeconds : undefined;
}

/** One item whose whole content is sealed at its key. */
export function toRecordItem(
  vault: Ports["vault"],
  model: string,
  { record, version, born }: StoredRecord,
): Item {
  const keys = identityKeys(model, String(record.id), born);
  const content = Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      value instanceof Date ? { date: value.toISOString() } : value,
    ]),
  );
  const sealed = vault.seal(JSON.stringify(content), keys.pk);
  return toItem(keys, { sealed, version, born, expiresAtEpochSeconds: cleanedAt(record) });
}

/** @throws Error where what was sealed does not open here */
export function fromRecordItem(vault: Ports["vault"], item: z.output<typeof RecordItem>): StoredRecord {
  const record = Sealed.parse(JSON.parse(vault.open(item.sealed, item.pk)));
  return { record, version: item.version, born: item.born };
}
