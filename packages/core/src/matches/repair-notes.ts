import { delegationCodes } from "@tawafuq/matching/taxonomy/places";
import { readAll } from "../language/read-all.ts";
import type { Ports } from "../ports.ts";
import { isUntold } from "./lifecycle.ts";

/** Later than any promised date. */
const everAfter = "9999-01-01T00:00:00.000Z";

/**
 * Notes anew what the clock has to look at and no note tells of: of a bank from before there were notes, or of one that was
 * mended by hand. Reads every open match, so that it belongs into the night. Returns how many were missing.
 */
export async function repairNotes(ports: Ports): Promise<number> {
  const [untold, promised] = await Promise.all([
    readAll((page) => ports.matches.listUntold(page)),
    readAll((page) => ports.matches.listPromised(everAfter, page)),
  ]);
  const noted = new Set([
    ...untold.map(({ matchId }) => `untold ${matchId}`),
    ...promised.map(({ matchId, answerBy }) => `${answerBy} ${matchId}`),
  ]);
  let missing = 0;
  for (const delegation of delegationCodes)
    for (const state of ["waiting", "proposed"] as const)
      for (const match of await readAll((page) =>
        ports.matches.listQueue({ ...page, delegation, state, order: "age" }),
      )) {
        const note = state === "proposed" ? `${match.answerBy} ${match.id}` : `untold ${match.id}`;
        if ((state === "waiting" && !isUntold(match)) || noted.has(note)) continue;
        await ports.commit([ports.matches.note(match)]);
        missing += 1;
      }
  return missing;
}
