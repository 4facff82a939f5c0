const dayMs = 86_400_000;
/** Ten o'clock in Morocco for most of the year. */
const hourUtc = 9;

/** When to propose a first call after an introduction: the next working day in the morning, as an ISO instant. */
export function firstCallAfter(now: Date): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hourUtc) + dayMs);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setTime(day.getTime() + dayMs);
  return day.toISOString();
}
