import { digestDays } from "@tawafuq/core/audit/digest-days";
import type { Ports } from "@tawafuq/core/ports";
import { lambdaEntry, withinItsTime } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";

interface Audited {
  /** The days that got their digest, oldest first. */
  readonly days: readonly string[];
}

/** Makes the digests of the audit trail that are due, as far as the time reaches (milliseconds), and announces them. */
export function createAuditHandler(ports: Ports): (remainingMs: () => number) => Promise<Audited> {
  return async (remainingMs) => ({ days: (await digestDays(ports, remainingMs)).map(({ date }) => date) });
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "Mail"];

/** Lambda entry, called every night. @public */
export const handler = lambdaEntry<unknown, Audited>(
  links,
  (ports) => withinItsTime(createAuditHandler(ports)),
  openAwsTransports,
);
