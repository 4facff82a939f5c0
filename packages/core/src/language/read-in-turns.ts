/** Reads under way at once: below the sockets an SDK client opens. */
const atOnce = 25;

/** One read for each id, a bounded number at a time, in the order of the ids. */
export async function readInTurns<Found>(
  ids: readonly string[],
  read: (id: string) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += atOnce)
    found.push(...(await Promise.all(ids.slice(start, start + atOnce).map(read))));
  return found;
}
