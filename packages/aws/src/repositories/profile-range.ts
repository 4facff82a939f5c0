import type { ListProfiles } from "@tawafuq/core/cooperatives/cooperative-repository";
import { sortableInstant } from "../keys/key-parts.ts";
import type { Range } from "../table/query.ts";

/** The part of a list of profiles that its sort key, the time of the last change, can cut. */
export function sortOf({ updatedSince, updatedBefore }: ListProfiles): Pick<Range, "sort"> {
  if (updatedBefore !== undefined) return { sort: { before: sortableInstant(updatedBefore) } };
  return updatedSince === undefined ? {} : { sort: { from: sortableInstant(updatedSince) } };
}
