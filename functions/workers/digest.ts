import { sendDigests } from "@tawafuq/core/notices/send-digests";
import type { Ports } from "@tawafuq/core/ports";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";

interface Digested {
  readonly sent: number;
}

/** Mails officers the digest of the day once its hour has come; counts the letters. */
export function createDigestHandler(ports: Ports): () => Promise<Digested> {
  return async () => {
    const sent = await sendDigests(ports);
    if (sent > 0) ports.log.info("digest", { sent });
    return { sent };
  };
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "Mail"];

/** Lambda entry, called on weekdays at 08:00 in Morocco. @public */
export const handler = lambdaEntry<unknown, Digested>(links, createDigestHandler, openAwsTransports);
