import type { Ports } from "@tawafuq/core/ports";
import { continueErasures } from "@tawafuq/core/privacy/continue-erasures";

interface Swept {
  readonly sent: number;
  readonly erased: number;
}

/** Sends what a crash left in the outbox and goes on with erasures; counts each. */
export function createSweepHandler(ports: Ports): () => Promise<Swept> {
  return async () => {
    const sent = await ports.events.sweep();
    const erased = await continueErasures(ports);
    if (sent + erased > 0) ports.log.info("sweep", { sent, erased });
    return { sent, erased };
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
export const handler = async (): Promise<Swept> => {
  ready ??= await makeReady();
  return ready();
};
