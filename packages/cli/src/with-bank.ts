import { type Actor, systemActor } from "@tawafuq/core/actors/actor";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { isOnAws, openOwnBank } from "./own-bank.ts";

const say = (message: string, fields?: Readonly<Record<string, unknown>>) =>
  void process.stderr.write(`${message}${fields === undefined ? "" : ` ${JSON.stringify(fields)}`}\n`);
const log: Log = { info: () => undefined, warn: say, error: say };

/** The ports onto AWS as `sst shell` names them. @throws Error for a link that is missing */
async function awsPorts(): Promise<Ports> {
  const [{ connect }, { everyLink }, { createAwsTransports }] = await Promise.all([
    import("@tawafuq/functions/ports"),
    import("@tawafuq/functions/links"),
    import("@tawafuq/aws/transports/aws"),
  ]);
  const { ports } = await connect(everyLink, { log, createTransports: createAwsTransports });
  return ports;
}

/** Runs an operator's command on the bank: on AWS, on the running local system, or on the stored local data. */
export async function withBank(run: (ports: Ports, actor: Actor) => Promise<void>): Promise<void> {
  const actor = systemActor("cli");
  if (isOnAws()) return run(await awsPorts(), actor);
  const bank = await openOwnBank(log);
  try {
    await run(bank.ports, actor);
  } finally {
    await bank.stop();
  }
}
