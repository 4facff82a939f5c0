import type { ListProfiles } from "@tawafuq/core/ports";
import type { Range } from "../table/query.ts";
import { fromInstant } from "../table-keys.ts";

/** The part of a list of profiles that its sort key, the time of the last change, can cut. */
export function sortOf({ updatedSince, updatedBefore }: ListProfiles): Pick<Range, "sort"> {
  if (updatedBefore !== undefined) return { sort: { before: fromInstant(updatedBefore) } };
  return updatedSince === undefined ? {} : { sort: { from: fromInstant(updatedSince) } };
}
