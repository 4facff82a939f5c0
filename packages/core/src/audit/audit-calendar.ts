const dayMs = 86_400_000;
/**
 * A day is digested this long after its end: what was begun at midnight has been written, and the index by which the
 * records are found has caught up.
 */
const settleMs = 3_600_000;

const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The day (YYYY-MM-DD, UTC) some days later; earlier where negative. */
export function daysAfter(date: string, days: number): string {
  return dateOf(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
}

/** The last day to which no record can be added any more. */
export function lastSettledDay(now: Date): string {
  return daysAfter(dateOf(now.getTime() - settleMs), -1);
}

/** Every day from the first to the last, both included; none where the last comes first. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysAfter(day, 1)) days.push(day);
  return days;
}
