import { isRemainder } from "@tawafuq/matching/explain/reason-codes";
import type { Match } from "./match.ts";

/** Reasons worth a line of their own; what only makes the sum whole is left out. */
export function namedReasons(reasons: Match["reasonsFor"]): Match["reasonsFor"] {
  return reasons.filter(({ code }) => !isRemainder(code));
}
