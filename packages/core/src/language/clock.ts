/** The instant as stored: ISO 8601, UTC. */
export function instant(now: Date): string {
  return now.toISOString();
}

/** `days` days later, as stored. */
export function daysLater(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}
