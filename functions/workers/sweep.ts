import type { Ports } from "@tawafuq/core/ports";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";

/** Sends what a crash left in the outbox and ends proposals whose promised date has passed; counts both. */
export function createSweepHandler(ports: Ports): () => Promise<{ sent: number; expired: number }> {
  return async () => {
    const sent = await ports.events.sweep();
    const expired = await expireProposals(ports);
    if (sent + expired > 0) ports.log.info("sweep", { sent, expired });
    return { sent, expired };
  };
}

let ready: ReturnType<typeof createSweepHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createSweepHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createSweepHandler(ports);
}

/** Lambda entry, called every minute. @public */
export const handler = async (): Promise<{ sent: number; expired: number }> => {
  ready ??= await makeReady();
  return ready();
};
