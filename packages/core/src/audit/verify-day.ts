import type { Ports } from "../ports.ts";
import { daysAfter } from "./audit-calendar.ts";
import { type AuditDay, beginning, dayText } from "./audit-day.ts";
import { type AuditEntry, type AuditRecord, entryOf } from "./audit-record.ts";
import { isExplainedByErasure, isExplainedByRetention } from "./explain-gone.ts";

/** What is wrong with a day's own digest. no_digest: there is none; chain: it does not follow the day before; entries: it is not of its entries. */
type DayFault = "no_digest" | "chain" | "entries";

/** What a verification found of one day; places name records. */
export interface VerifiedDay {
  readonly date: string;
  readonly day: AuditDay | undefined;
  readonly faults: readonly DayFault[];
  /** Say something else than when they were digested. */
  readonly changed: readonly string[];
  /** Gone, and no rule says why. */
  readonly missing: readonly string[];
  /** Of that day, but its digest does not name them. */
  readonly unnamed: readonly string[];
  /** Gone, or without the words somebody wrote, as erasure or retention has it. */
  readonly explained: readonly string[];
}

/** True where nothing is left to explain. */
export function isWhole({ faults, changed, missing, unnamed }: VerifiedDay): boolean {
  return faults.length + changed.length + missing.length + unnamed.length === 0;
}

/** Computes a day's digest anew and looks for every record it names, and for those it does not. */
export async function verifyDay(ports: Ports, date: string): Promise<VerifiedDay> {
  const found = { changed: [] as string[], missing: [] as string[], explained: [] as string[] };
  const day = await ports.audit.getDay(date);
  if (day === undefined) return { date, day, faults: ["no_digest"], ...found, unnamed: [] };
  const entries = (await ports.audit.entriesOf(day)) ?? [];
  const faults: DayFault[] = [];
  if (!(await followsTheDayBefore(ports, day))) faults.push("chain");
  if (entries.length !== day.count || ports.digest(dayText(day, entries)) !== day.digest)
    faults.push("entries");

  const records = new Map((await ports.audit.listRecords(date)).map((record) => [record.place, record]));
  for (const entry of entries) {
    // Whoever took it out of the index has not taken it out of its place.
    const record = records.get(entry.place) ?? (await ports.audit.findRecord(entry.place));
    const verdict = await judge(ports, date, entry, record);
    if (verdict !== "whole") found[verdict].push(entry.place);
  }
  const named = new Set(entries.map(({ place }) => place));
  const unnamed = [...records.keys()].filter((place) => !named.has(place)).sort();
  return { date, day, faults, ...found, unnamed };
}

async function followsTheDayBefore(ports: Ports, day: AuditDay): Promise<boolean> {
  if (day.date === day.countsFrom) return day.previous === beginning;
  const before = await ports.audit.getDay(daysAfter(day.date, -1));
  return before?.digest === day.previous && before.countsFrom === day.countsFrom;
}

async function judge(
  ports: Ports,
  date: string,
  entry: AuditEntry,
  record: AuditRecord | undefined,
): Promise<"whole" | "changed" | "missing" | "explained"> {
  if (record === undefined)
    return isExplainedByRetention(entry.kind, date, ports.now()) ? "explained" : "missing";
  if (entryOf(ports.vault, record).digest !== entry.digest || record.words === "changed") return "changed";
  if (record.words !== "gone") return "whole";
  return (await isExplainedByErasure(ports, record)) ? "explained" : "changed";
}
