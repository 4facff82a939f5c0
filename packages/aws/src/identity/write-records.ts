import type { IdentityRecord } from "@tawafuq/core/people/identity-records";
import { identityKey } from "../keys/identity.ts";
import { toItem } from "../table/table.ts";
import {
  type Condition,
  deletePiece,
  hasVersion,
  isNew,
  putPiece,
  type StoredWrite,
  storedWrite,
} from "../table/write.ts";
import { lookupsOf } from "./lookups.ts";
import type { Store } from "./read-records.ts";
import { cleanedAt, type StoredRecord, toRecordItem } from "./record-item.ts";

/** The record and everything that leads to it. Its refusal: already_exists. */
export function writeCreate(store: Store, model: string, made: StoredRecord): readonly StoredWrite[] {
  const record = putPiece(store.table, toRecordItem(store.vault, model, made), isNew);
  return [storedWrite("already_exists", [record]), ...leadTo(store, model, made)];
}

/** Refuses version_conflict where the record is no longer as it was read, already_exists where a value is taken. */
export function writeReplace(
  store: Store,
  model: string,
  old: StoredRecord,
  record: IdentityRecord,
): readonly StoredWrite[] {
  const next = { ...old, record, version: old.version + 1 };
  const item = putPiece(store.table, toRecordItem(store.vault, model, next), hasVersion(old.version));
  const kept = new Set(lookupsOf(store.vault, model, record, old.born).map(({ pk, sk }) => pk + sk));
  const gone = lookupsOf(store.vault, model, old.record, old.born).filter(({ pk, sk }) => !kept.has(pk + sk));
  return [
    storedWrite("version_conflict", [item, ...gone.map((key) => deletePiece(store.table, key))]),
    ...leadTo(store, model, next, old),
  ];
}

export function writeRemove(store: Store, model: string, old: StoredRecord): readonly StoredWrite[] {
  const { table, vault } = store;
  const record = deletePiece(table, identityKey(model, String(old.record.id)), hasVersion(old.version));
  const gone = lookupsOf(vault, model, old.record, old.born);
  return [storedWrite("version_conflict", [record, ...gone.map((key) => deletePiece(table, key))])];
}

/** Lookups of the record that are not yet there as they should be: new ones, and all where the time to clean moved. */
function leadTo(store: Store, model: string, next: StoredRecord, old?: StoredRecord): readonly StoredWrite[] {
  const recordId = String(next.record.id);
  const expiresAtEpochSeconds = cleanedAt(next.record);
  const isSameTime = old !== undefined && cleanedAt(old.record) === expiresAtEpochSeconds;
  const there = new Set(
    isSameTime ? lookupsOf(store.vault, model, old.record, old.born).map(({ pk, sk }) => pk + sk) : [],
  );
  const pieces = lookupsOf(store.vault, model, next.record, next.born)
    .filter(({ pk, sk }) => !there.has(pk + sk))
    .map(({ pk, sk, isOnlyOne }) =>
      putPiece(
        store.table,
        toItem({ pk, sk }, { recordId, expiresAtEpochSeconds }),
        isOnlyOne ? freeOrOf(recordId) : undefined,
      ),
    );
  return pieces.length === 0 ? [] : [storedWrite("already_exists", pieces)];
}

function freeOrOf(recordId: string): Condition {
  return {
    expression: "attribute_not_exists(pk) OR recordId = :record",
    values: { ":record": { S: recordId } },
  };
}
