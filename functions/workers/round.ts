import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { runRound } from "@tawafuq/core/matches/run-round";
import type { Ports } from "@tawafuq/core/ports";

type Round = Awaited<ReturnType<typeof runRound>>;

/** Runs one proposal round. Give one process one `live`. */
export function createRoundHandler(ports: Ports, live: LiveProfiles): () => Promise<Round> {
  return async () => {
    const round = await runRound(ports, live);
    if (round.proposed + round.announced > 0) ports.log.info("round", { ...round });
    return round;
  };
}

let ready: ReturnType<typeof createRoundHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createRoundHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createRoundHandler(ports, createLiveProfiles(ports));
}

/** Lambda entry, called every minute. @public */
export const handler = async (): Promise<Round> => {
  ready ??= await makeReady();
  return ready();
};
