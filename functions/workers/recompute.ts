import { lapseDeclines } from "@tawafuq/core/cooperatives/lapse-declines";
import { repairNotes } from "@tawafuq/core/matches/repair-notes";
import type { Ports } from "@tawafuq/core/ports";
import { replayErasures } from "@tawafuq/core/privacy/continue-erasures";
import { type Recomputed, recompute } from "@tawafuq/core/snapshots/recompute";
import { lambdaEntry, withinItsTime } from "../entry.ts";
import type { LinkName } from "../links.ts";

/**
 * Recomputes the bank as far as the time reaches (milliseconds), repairs what differs, stores new snapshots, and lets
 * old declines lapse.
 */
export function createRecomputeHandler(ports: Ports): (remainingMs: () => number) => Promise<Recomputed> {
  return async (remainingMs) => {
    // First, so that the comparison below does not bring back what a restored backup holds of those who left.
    const replayed = await replayErasures(ports);
    if (replayed.erasedAgain > 0) ports.log.warn("erased_again", { ...replayed });
    const result = await recompute(ports, { repair: true, remainingMs });
    const isAsExpected = result.ran && result.matches + result.lists === 0;
    if (isAsExpected) ports.log.info("recompute", { ...result });
    else ports.log.warn("recompute", { ...result });
    const renoted = await repairNotes(ports);
    if (renoted > 0) ports.log.warn("noted_again", { matches: renoted });
    // After the comparison, as each lapse is a new version that is matched again.
    ports.log.info("declines_lapsed", { cooperatives: await lapseDeclines(ports) });
    return result;
  };
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "Erasures", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every night. @public */
export const handler = lambdaEntry<unknown, Recomputed>(links, (ports) =>
  withinItsTime(createRecomputeHandler(ports)),
);
