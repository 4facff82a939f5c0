import { AuditDay } from "@tawafuq/core/audit/audit-day";
import { type AuditRecord, auditKinds } from "@tawafuq/core/audit/audit-record";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { auditRecordOf, keyOf } from "../audit/audited-item.ts";
import {
  announcedKey,
  auditChunkKey,
  auditDayKey,
  auditDayPartition,
  auditPartitions,
} from "../keys/audit.ts";
import { countUpTo, readAll, readPage } from "../table/query.ts";
import { readItem, readRaw, type Table, toItem } from "../table/table.ts";
import { isNew, putPiece, storedWrite } from "../table/write.ts";

const Chunk = z.object({
  entries: z.array(z.object({ place: z.string(), kind: z.enum(auditKinds), digest: z.string() })),
});
const Announced = z.object({ date: z.iso.date() });

/** Records are found under their day in the shards of one index; days and their chunks are only ever added. */
export function createAudit(table: Table, vault: Ports["vault"]): Ports["audit"] {
  const rangesOf = (date: string) =>
    auditPartitions(date).map((partition) => ({ index: "gsi3", partition }) as const);
  return {
    async listRecords(date) {
      const records: AuditRecord[] = [];
      // One after the other: a day may be large, and the job is in no hurry.
      for (const range of rangesOf(date))
        for (const item of await readAll(table, range)) {
          const record = auditRecordOf(vault, item);
          if (record !== undefined) records.push(record);
        }
      return records;
    },
    async hasRecords(date) {
      const counts = await Promise.all(rangesOf(date).map((range) => countUpTo(table, range, 1)));
      return counts.some((count) => count > 0);
    },
    async findRecord(place) {
      const key = keyOf(place);
      const item = key && (await readRaw(table, key));
      return item && auditRecordOf(vault, item);
    },
    getDay: (date) => readItem(table, auditDayKey(date), AuditDay),
    async lastDay() {
      const range = { partition: auditDayPartition, sort: { prefix: "DAY#" }, backwards: true };
      return (await readPage(table, range, { limit: 1 }, AuditDay)).items[0];
    },
    createDay: (day) =>
      storedWrite("already_exists", [putPiece(table, toItem(auditDayKey(day.date), day), isNew)]),
    createChunk: (day, chunk, entries) =>
      storedWrite("already_exists", [putPiece(table, toItem(auditChunkKey(day, chunk), { entries }), isNew)]),
    async entriesOf(day) {
      const entries: z.output<typeof Chunk>["entries"] = [];
      for (let chunk = 0; chunk < day.chunks; chunk += 1) {
        const item = await readItem(table, auditChunkKey(day, chunk), Chunk.catch({ entries: [] }));
        if (item === undefined) return undefined;
        entries.push(...item.entries);
      }
      return entries;
    },
    announcedUntil: async () => (await readItem(table, announcedKey, Announced))?.date,
    setAnnounced: (date) => storedWrite("internal", [putPiece(table, toItem(announcedKey, { date }))]),
  };
}
