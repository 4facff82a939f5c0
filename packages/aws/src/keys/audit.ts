import { createHash } from "node:crypto";
import type { AuditKind } from "@tawafuq/core/audit/audit-record";
import type { Key } from "../table-keys.ts";
import { id, join, sortableInstant } from "./key-parts.ts";

/** One partition of an index takes 1,000 writes a second; an import writes a consent for every cooperative. */
const auditShards = 8;

const partition = (date: string, shard: number) => join("AUDIT", date, String(shard));

/** The partitions of the index in which the records of a day (UTC) lie. */
export const auditPartitions = (date: string) =>
  Array.from({ length: auditShards }, (_, shard) => partition(date, shard));

function shardOf(recordId: string): number {
  return Number.parseInt(createHash("sha256").update(recordId).digest("hex").slice(0, 8), 16) % auditShards;
}

/** Names a record of the audit trail under the day it was written. */
export const audited = (kind: AuditKind, record: { readonly id: string; readonly at: string }) => ({
  gsi3pk: partition(sortableInstant(record.at).slice(0, 10), shardOf(record.id)),
  gsi3sk: join(kind, id(record.id)),
});

/** The line that a version of something that changes in place leaves. */
export const versionLineKey = (of: Key, version: number): Key => ({
  pk: of.pk,
  sk: join("LINE", String(version).padStart(10, "0")),
});

export const auditDayPartition = "AUDITDAYS";

export const auditDayKey = (date: string): Key => ({ pk: auditDayPartition, sk: join("DAY", date) });

export const auditChunkKey = (day: { date: string; digest: string }, chunk: number): Key => ({
  pk: join("AUDITDAY", day.date, day.digest),
  sk: join("CHUNK", String(chunk).padStart(6, "0")),
});

export const announcedKey: Key = { pk: "AUDITDAYS", sk: "ANNOUNCED" };
