import type { Write } from "../storage/repository.ts";
import type { AuditDay } from "./audit-day.ts";
import type { AuditEntry, AuditRecord } from "./audit-record.ts";

export interface AuditRepository {
  /** Every record that says it was written on this day (UTC), in no particular order. */
  listRecords(date: string): Promise<readonly AuditRecord[]>;
  hasRecords(date: string): Promise<boolean>;
  /** The record that lies there. */
  findRecord(place: string): Promise<AuditRecord | undefined>;
  getDay(date: string): Promise<AuditDay | undefined>;
  lastDay(): Promise<AuditDay | undefined>;
  /** Refuses already_exists: a day is written once. */
  createDay(day: AuditDay): Write;
  /** One chunk of the entries of a day; named by the day's digest, so that another digest has chunks of its own. */
  createChunk(day: AuditDay, chunk: number, entries: readonly AuditEntry[]): Write;
  /** Undefined where a chunk is missing or cannot be read. */
  entriesOf(day: AuditDay): Promise<readonly AuditEntry[] | undefined>;
  /** The last day that was announced outside the table. */
  announcedUntil(): Promise<string | undefined>;
  setAnnounced(date: string): Write;
}
