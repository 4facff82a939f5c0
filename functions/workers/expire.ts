import type { Ports } from "@tawafuq/core/ports";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";

interface Expired {
  readonly expired: number;
}

/** Ends proposals whose promised date has passed; counts them. */
export function createExpireHandler(ports: Ports): () => Promise<Expired> {
  return async () => {
    const expired = await expireProposals(ports);
    if (expired > 0) ports.log.info("expire", { expired });
    return { expired };
  };
}

let ready: ReturnType<typeof createExpireHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createExpireHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createExpireHandler(ports);
}

/** Lambda entry, called every five minutes. @public */
export const handler = async (): Promise<Expired> => {
  ready ??= await makeReady();
  return ready();
};
