import { sendDigests } from "@tawafuq/core/notices/send-digests";
import type { Ports } from "@tawafuq/core/ports";

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

let ready: ReturnType<typeof createDigestHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createDigestHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createDigestHandler(ports);
}

/** Lambda entry, called on weekdays at 08:00 in Morocco. @public */
export const handler = async (): Promise<Digested> => {
  ready ??= await makeReady();
  return ready();
};
