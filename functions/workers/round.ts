import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { runRound } from "@tawafuq/core/matches/run-round";
import type { Ports } from "@tawafuq/core/ports";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";

type Round = Awaited<ReturnType<typeof runRound>>;

/** Runs one proposal round. Give one process one `live`. */
export function createRoundHandler(ports: Ports, live: LiveProfiles): () => Promise<Round> {
  return async () => {
    const round = await runRound(ports, live);
    if (round.proposed + round.announced > 0) ports.log.info("round", { ...round });
    return round;
  };
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every minute. @public */
export const handler = lambdaEntry<unknown, Round>(links, (ports) =>
  createRoundHandler(ports, createLiveProfiles(ports)),
);
