import type { Ports } from "@tawafuq/core/ports";
import { continueErasures } from "@tawafuq/core/privacy/continue-erasures";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";

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

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "Erasures", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every minute. @public */
export const handler = lambdaEntry<unknown, Swept>(links, createSweepHandler);
