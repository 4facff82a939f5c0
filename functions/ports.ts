import { createPorts } from "@tawafuq/aws/create-ports";
import type { AwsSenders } from "@tawafuq/aws/transports/aws";
import type { Transports } from "@tawafuq/aws/transports/transports";
import { unwrapMasterKey } from "@tawafuq/aws/vault/unwrap-master-key";
import type { Ports } from "@tawafuq/core/ports";
import { Resource } from "sst";
import * as z from "zod";
import { createLambdaLog } from "./log.ts";

/** What `infra/` links to every function, under the names it has there. */
const Links = z.object({
  Table: z.object({ name: z.string() }),
  Erasures: z.object({ name: z.string() }),
  MatchRequests: z.object({ url: z.url() }),
  MatchRequestsDead: z.object({ url: z.url() }),
  Notices: z.object({ url: z.url() }),
  NoticesDead: z.object({ url: z.url() }),
  MasterKey: z.object({ value: z.string() }),
  Mail: z.object({ sender: z.string() }),
  Sms: z.object({ sender: z.string() }),
});

const Environment = z.object({
  AWS_REGION: z.string(),
  AWS_LAMBDA_FUNCTION_NAME: z.string(),
  SITE_URL: z.url(),
});

type CreateTransports = (senders: AwsSenders) => Transports;

let ports: Promise<Ports> | undefined;

/**
 * The ports on AWS. Give `createAwsTransports` where letters are sent: its bundle then carries what sends them. Links
 * and environment are read once, at the first call of the process that succeeds.
 */
export function getPorts(createTransports?: CreateTransports): Promise<Ports> {
  ports ??= connect(createTransports).catch((error: unknown) => {
    // KMS may be out of reach for a moment: the next call tries again.
    ports = undefined;
    throw error;
  });
  return ports;
}

async function connect(createTransports: CreateTransports | undefined): Promise<Ports> {
  // Resource is a proxy: it tells what it holds only when asked by name.
  const linked = Object.keys(Links.shape).map((name) => [name, Reflect.get(Resource, name)]);
  const links = Links.parse(Object.fromEntries(linked));
  const environment = Environment.parse(process.env);
  const masterKey = await unwrapMasterKey(links.MasterKey.value, { region: environment.AWS_REGION });
  return createPorts({
    table: links.Table.name,
    erasuresTable: links.Erasures.name,
    region: environment.AWS_REGION,
    queues: {
      matchRequests: links.MatchRequests.url,
      matchRequestsDead: links.MatchRequestsDead.url,
      notices: links.Notices.url,
      noticesDead: links.NoticesDead.url,
    },
    transports: createTransports?.({
      region: environment.AWS_REGION,
      mailFrom: links.Mail.sender,
      smsFrom: links.Sms.sender,
    }),
    masterKey,
    siteUrl: environment.SITE_URL.replace(/\/$/, ""),
    log: createLambdaLog(environment.AWS_LAMBDA_FUNCTION_NAME),
  });
}
