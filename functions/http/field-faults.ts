/** Where a wrong value was sent. */
export type FaultPlace = "body" | "query" | "path" | "header";

/** The JSON pointer (RFC 6901) of a dotted path. */
export function pointerOf(path: string): string {
  if (path === "") return "";
  return path
    .split(".")
    .map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
