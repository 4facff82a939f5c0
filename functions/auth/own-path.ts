const longest = 500;

/** The path to go on to, if it leads to a page of this site; undefined for anything else. */
export function ownPath(next: unknown): string | undefined {
  if (typeof next !== "string" || next.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next))
    return undefined;
  // Given on as it came: a path that was cleaned up can begin with two slashes, which names another host.
  return next.includes("\\") ? undefined : next;
}
