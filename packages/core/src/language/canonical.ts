/**
 * JSON in the one spelling of RFC 8785 (JCS): keys of every object in the order of their UTF-16 code units, nothing
 * between the tokens, numbers and strings as JSON.stringify writes them. Equal values give equal texts; a key without
 * a value counts as absent.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => canonical(part ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${members.join(",")}}`;
}
