import { refuse } from "@tawafuq/core/refusals/refusal";
import type { AppContext } from "./app-env.ts";
import { RequestFault } from "./problem.ts";

/** The entity tag of a version. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The version in one strong entity tag as this service gives them; undefined for anything else. */
export function parseEntityTag(header: string): number | undefined {
  const digits = /^"(0|[1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The version a client saw, where it says so. @throws invalid_input for anything but one strong entity tag */
export function expectedVersion(c: AppContext): number | undefined {
  const header = c.req.header("If-Match");
  if (header === undefined) return undefined;
  const version = parseEntityTag(header);
  if (version === undefined) throw new RequestFault("header", [{ path: "If-Match", rule: "invalid_format" }]);
  return version;
}

/** The version a client saw. @throws version_missing, invalid_input */
export function requiredVersion(c: AppContext): number {
  return expectedVersion(c) ?? refuse("version_missing");
}

/** Shows the version of the one entity that is answered. */
export function showVersion(c: AppContext, version: number): void {
  c.header("ETag", entityTag(version));
}
