import type {
  IdentityCondition,
  IdentityListing,
  IdentityQuery,
  IdentityRecord,
  IdentityValue,
} from "@tawafuq/core/people/identity-records";

type Comparable = string | number | boolean | null;

/** Dates compare as numbers; an absent field is like null, as in a database with columns. */
function comparable(value: IdentityValue | undefined, ignoreCase = false): Comparable {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string" && ignoreCase) return value.toLowerCase();
  return value ?? null;
}

function holds({ field, is, value, ignoreCase }: IdentityCondition, record: IdentityRecord): boolean {
  const own = comparable(record[field], ignoreCase);
  if (isList(value)) {
    const listed = value.some((one) => comparable(one, ignoreCase) === own);
    return is === "in" ? listed : is === "not_in" && !listed;
  }
  const other = comparable(value, ignoreCase);
  switch (is) {
    case "eq":
      return own === other;
    case "ne":
      return own !== other;
    case "in":
      return own === other;
    case "not_in":
      return own !== other;
    default:
      // What is not there is neither before nor after anything, and contains nothing.
      return own !== null && other !== null && (compares(is, own, other) || matchesText(is, own, other));
  }
}

function isList(value: IdentityCondition["value"]): value is readonly (string | number)[] {
  return Array.isArray(value);
}

function compares(is: IdentityCondition["is"], own: string | number | boolean, other: typeof own): boolean {
  if (is === "lt") return own < other;
  if (is === "lte") return own <= other;
  if (is === "gt") return own > other;
  return is === "gte" && own >= other;
}

function matchesText(is: IdentityCondition["is"], own: unknown, other: unknown): boolean {
  if (typeof own !== "string" || typeof other !== "string") return false;
  if (is === "contains") return own.includes(other);
  if (is === "starts_with") return own.startsWith(other);
  return is === "ends_with" && own.endsWith(other);
}

/** Whether the query means this record. */
export function matches(where: IdentityQuery, record: IdentityRecord): boolean {
  const alternatives = where.filter(({ alternative }) => alternative === true);
  if (alternatives.length > 0 && !alternatives.some((one) => holds(one, record))) return false;
  return where.every((one) => one.alternative === true || holds(one, record));
}

function before(a: Comparable, b: Comparable): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** What the listing shows of these, which stand in the order they were made. */
export function listed(
  records: readonly IdentityRecord[],
  { where, sortBy, offset = 0, limit }: IdentityListing,
): readonly IdentityRecord[] {
  const found = records.filter((record) => matches(where, record));
  if (sortBy !== undefined) {
    const { field, direction } = sortBy;
    found.sort((a, b) => before(comparable(a[field]), comparable(b[field])));
    // Turned as a whole: of two made in one instant the later one comes first.
    if (direction === "desc") found.reverse();
  }
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}
