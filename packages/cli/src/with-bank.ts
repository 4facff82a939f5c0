import { resolve } from "node:path";
import { createPorts } from "@tawafuq/aws/create-ports";
import { createAwsTransports } from "@tawafuq/aws/transports/aws";
import { unwrapMasterKey } from "@tawafuq/aws/vault/unwrap-master-key";
import { type Actor, systemActor } from "@tawafuq/core/actors/actor";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { findRunningServices } from "@tawafuq/local/endpoints-file";
import { connectBank, openBank } from "@tawafuq/local/open-bank";
import * as z from "zod";

const AwsEnvironment = z.object({
  AWS_REGION: z.string().min(1),
  TAWAFUQ_TABLE: z.string().min(1),
  /** The ledger of erasures; `<table>-erasures` where absent. */
  TAWAFUQ_ERASURES_TABLE: z.string().min(1).optional(),
  TAWAFUQ_MASTER_KEY: z.string().min(1),
  TAWAFUQ_MAIL_FROM: z.string().min(1),
  TAWAFUQ_SMS_FROM: z.string().min(1),
  TAWAFUQ_SITE_URL: z.url(),
  TAWAFUQ_QUEUE_MATCH_REQUESTS: z.url(),
  TAWAFUQ_QUEUE_NOTICES: z.url(),
  TAWAFUQ_QUEUE_MATCH_REQUESTS_DEAD: z.url(),
  TAWAFUQ_QUEUE_NOTICES_DEAD: z.url(),
});

const say = (message: string, fields?: Readonly<Record<string, unknown>>) =>
  void process.stderr.write(`${message}${fields === undefined ? "" : ` ${JSON.stringify(fields)}`}\n`);
const log: Log = { info: () => undefined, warn: say, error: say };

/** The ports onto AWS as the environment names them. @throws Error naming the variable that is missing */
async function awsPorts(env: NodeJS.ProcessEnv): Promise<Ports> {
  const parsed = AwsEnvironment.safeParse(env);
  if (!parsed.success)
    throw new Error(
      `TAWAFUQ_TABLE is set, but ${parsed.error.issues[0]?.path.join()} is missing or malformed.`,
    );
  const { data } = parsed;
  return createPorts({
    table: data.TAWAFUQ_TABLE,
    erasuresTable: data.TAWAFUQ_ERASURES_TABLE,
    region: data.AWS_REGION,
    queues: {
      matchRequests: data.TAWAFUQ_QUEUE_MATCH_REQUESTS,
      notices: data.TAWAFUQ_QUEUE_NOTICES,
      matchRequestsDead: data.TAWAFUQ_QUEUE_MATCH_REQUESTS_DEAD,
      noticesDead: data.TAWAFUQ_QUEUE_NOTICES_DEAD,
    },
    transports: createAwsTransports({
      region: data.AWS_REGION,
      mailFrom: data.TAWAFUQ_MAIL_FROM,
      smsFrom: data.TAWAFUQ_SMS_FROM,
    }),
    siteUrl: data.TAWAFUQ_SITE_URL,
    masterKey: await unwrapMasterKey(data.TAWAFUQ_MASTER_KEY, { region: data.AWS_REGION }),
    log,
  });
}

/** Runs an operator's command on the bank: on AWS, on the running local system, or on the stored local data. */
export async function withBank(run: (ports: Ports, actor: Actor) => Promise<void>): Promise<void> {
  const actor = systemActor("cli");
  if (process.env.TAWAFUQ_TABLE !== undefined) return run(await awsPorts(process.env), actor);
  const dataDir = resolve(process.env.DATA_DIR || ".data");
  const running = await findRunningServices(dataDir);
  const bank = await (running === undefined
    ? openBank({ dataDir, log })
    : connectBank({ dataDir, log }, running));
  try {
    await run(bank.ports, actor);
  } finally {
    await bank.stop();
  }
}
