import type { Ports } from "@tawafuq/core/ports";
import { continueErasures } from "@tawafuq/core/privacy/continue-erasures";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";

interface Swept {
  readonly sent: number;
  readonly expired: number;
  readonly erased: number;
}

/**
 * Sends what a crash left in the outbox, ends proposals whose promised date has passed and goes on with erasures;
 * counts each.
 */
export function createSweepHandler(ports: Ports): () => Promise<Swept> {
  return async () => {
    const sent = await ports.events.sweep();
    const expired = await expireProposals(ports);
    const erased = await continueErasures(ports);
    if (sent + expired + erased > 0) ports.log.info("sweep", { sent, expired, erased });
    return { sent, expired, erased };
  };
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "Erasures", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every minute. @public */
export const handler = lambdaEntry<unknown, Swept>(links, createSweepHandler);
