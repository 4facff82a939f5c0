const timeZone = "Africa/Casablanca";
const moroccanDay = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
const moroccanHour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });

/** Digests leave from this hour on, by the clock in Morocco. */
const fromHour = 8;

/**
 * The day (YYYY-MM-DD, in Morocco) whose digest is due at this instant: a weekday from 08:00 on; undefined before that
 * hour and at weekends. A job that comes late, or again, is told the same day.
 */
export function digestDay(now: Date): string | undefined {
  const day = moroccanDay.format(now);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return undefined;
  return Number(moroccanHour.format(now)) < fromHour ? undefined : day;
}
