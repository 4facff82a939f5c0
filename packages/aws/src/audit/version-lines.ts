import type { AuditKind } from "@tawafuq/core/audit/audit-record";
import type { Versioned, Write } from "@tawafuq/core/storage/repository";
import { versionLineKey } from "../keys/audit.ts";
import type { Table } from "../table/table.ts";
import { asStored, isNew, putPiece, storedWrite } from "../table/write.ts";
import type { Key } from "../table-keys.ts";
import { auditedItem } from "./audited-item.ts";

type Stored = { readonly id: string; readonly version: number };

interface Lines<Entity> {
  readonly kind: AuditKind;
  key(id: string): Key;
  /** What a line tells of a version: no names. */
  tell(entity: Entity): object;
  now(): Date;
}

/** What changes in place leaves a line of every version in the same transaction, for the audit trail. */
export function withVersionLines<Entity extends Stored>(
  table: Table,
  versioned: Versioned<Entity>,
  { kind, key, tell, now }: Lines<Entity>,
): Versioned<Entity> {
  function withLine(write: Write, entity: Entity): Write {
    const { id, version } = entity;
    const of = versionLineKey(key(id), version);
    const line = { ...tell(entity), id: `${id}.${version}`, at: now().toISOString() };
    return storedWrite(write.refusal, [
      ...asStored(write).pieces,
      putPiece(table, auditedItem(of, kind, line), isNew),
    ]);
  }
  return {
    get: versioned.get,
    create: (entity) => withLine(versioned.create(entity), entity),
    replace: (entity) => withLine(versioned.replace(entity), entity),
  };
}
