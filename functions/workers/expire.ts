import type { Ports } from "@tawafuq/core/ports";
import { expireProposals } from "@tawafuq/core/proposals/expire-proposals";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";

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

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every five minutes. @public */
export const handler = lambdaEntry<unknown, Expired>(links, createExpireHandler);
