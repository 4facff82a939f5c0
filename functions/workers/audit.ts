import { digestDays } from "@tawafuq/core/audit/digest-days";
import type { Ports } from "@tawafuq/core/ports";
import type { Context } from "aws-lambda";

interface Audited {
  /** The days that got their digest, oldest first. */
  readonly days: readonly string[];
}

/** Makes the digests of the audit trail that are due, as far as the time reaches (milliseconds), and announces them. */
export function createAuditHandler(ports: Ports): (remainingMs: () => number) => Promise<Audited> {
  return async (remainingMs) => ({ days: (await digestDays(ports, remainingMs)).map(({ date }) => date) });
}

let ready: ReturnType<typeof createAuditHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createAuditHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createAuditHandler(ports);
}

/** Lambda entry, called every night. @public */
export const handler = async (
  _event: unknown,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<Audited> => {
  ready ??= await makeReady();
  return ready(() => context.getRemainingTimeInMillis());
};
