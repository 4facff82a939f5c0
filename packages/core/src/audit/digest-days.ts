import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { announceDays } from "./announce-days.ts";
import { daysAfter, daysFrom, lastSettledDay } from "./audit-calendar.ts";
import { type AuditDay, beginning, chunksOf, dayText } from "./audit-day.ts";
import { entryOf } from "./audit-record.ts";

/** No day is begun with less time than this left. */
const reserveMs = 120_000;
/** How far back a first run looks for records. */
const lookBackDays = 31;

/**
 * Makes the digest of every settled day that has none yet, oldest first, and announces what was not announced. Harmless
 * again or at once with another run: a day is written once. A run that has no time left is gone on with by the next.
 * Returns the days it made. `remainingMs`: milliseconds the caller may still run.
 */
export async function digestDays(ports: Ports, remainingMs: () => number): Promise<readonly AuditDay[]> {
  const until = lastSettledDay(ports.now());
  const made: AuditDay[] = [];
  let before = await ports.audit.lastDay();
  const from = before === undefined ? await firstDay(ports, until) : daysAfter(before.date, 1);
  for (const date of daysFrom(from, until)) {
    if (remainingMs() < reserveMs) break;
    const { day, isNew } = await digestOne(ports, date, before);
    if (isNew) made.push(day);
    before = day;
  }
  await announceDays(ports);
  return made;
}

async function firstDay(ports: Ports, until: string): Promise<string> {
  const dates = daysFrom(daysAfter(until, -lookBackDays), until);
  const hold = await Promise.all(dates.map((date) => ports.audit.hasRecords(date)));
  return dates.find((_, index) => hold[index]) ?? until;
}

async function digestOne(
  ports: Ports,
  date: string,
  before: AuditDay | undefined,
): Promise<{ day: AuditDay; isNew: boolean }> {
  const entries = (await ports.audit.listRecords(date)).map((record) => entryOf(ports.vault, record));
  const chunks = chunksOf(entries);
  const chained = {
    date,
    previous: before?.digest ?? beginning,
    countsFrom: before?.countsFrom ?? date,
  };
  const day: AuditDay = {
    ...chained,
    count: entries.length,
    digest: ports.digest(dayText(chained, entries)),
    chunks: chunks.length,
    at: instant(ports.now()),
  };
  // Chunks first: a day that is there has all of its entries.
  for (const [place, chunk] of chunks.entries())
    await writeOnce(ports, ports.audit.createChunk(day, place, chunk));
  const isNew = await writeOnce(ports, ports.audit.createDay(day));
  // Another run was first: the chain goes on from what it wrote.
  return { day: isNew ? day : ((await ports.audit.getDay(date)) ?? day), isNew };
}

/** False where it was there already. */
async function writeOnce(ports: Ports, write: Write): Promise<boolean> {
  try {
    await ports.commit([write]);
    return true;
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    return false;
  }
}
