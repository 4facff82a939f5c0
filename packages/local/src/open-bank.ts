import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { BankTables } from "@tawafuq/aws/backup/bank-tables";
import { type AwsConfig, createPorts } from "@tawafuq/aws/create-ports";
import { createQueues } from "@tawafuq/aws/create-queues";
import { createTable, erasuresTableOf } from "@tawafuq/aws/create-table";
import { createMailboxTransports } from "@tawafuq/aws/transports/mailbox";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { createAnsweringMailer } from "./answering-mailer.ts";
import { ours } from "./data-folder.ts";
import { readMasterKey } from "./master-key.ts";
import { startServices } from "./services.ts";

/** Any will do: the services on this machine know one account. */
const region = "eu-west-3";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const table = "tawafuq";
const sender = "Tawafuq <bank@tawafuq.example>";

export interface Endpoints {
  readonly dynamodb: string;
  readonly sqs: string;
}

export interface BankOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** The machine's clock where absent. */
  readonly now?: () => Date;
  /** Where the pages are, for links in letters; the usual place where absent. */
  readonly siteUrl?: string;
  /** As in `AwsConfig`. */
  readonly watch?: AwsConfig["watch"];
}

/** Storage and queues on this machine, and the ports onto them. */
export interface OpenBank {
  readonly ports: Ports;
  /** For copying the bank as a whole. */
  readonly tables: BankTables;
  readonly endpoints: Endpoints;
  readonly sqs: SQSClient;
  readonly region: string;
  readonly queues: AwsConfig["queues"];
  /** Folder of the letters. */
  readonly mailbox: string;
  stop(): Promise<void>;
}

/** Reaches services that run already; makes the table and the queues where they are missing. */
export async function connectBank(options: BankOptions, endpoints: Endpoints): Promise<OpenBank> {
  const { dataDir, log, now, siteUrl = "http://127.0.0.1:3000", watch } = options;
  const mailbox = join(dataDir, ours.mailbox);
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
  await createTable(dynamodb, table);
  const queues = await createQueues(sqs);
  const masterKey = await readMasterKey(dataDir);
  const transports = createMailboxTransports(mailbox, sender);
  const access = { endpoints, credentials, masterKey };
  const config = { table, region, queues, transports, ...access, log, siteUrl, now, watch };
  const ports = createPorts(config);
  const inbound = { sqs, queueUrl: queues.inboundEvents, now: ports.now };
  return {
    ports: { ...ports, mailer: createAnsweringMailer(ports.mailer, inbound) },
    tables: { client: dynamodb, names: { table, erasures: erasuresTableOf(table) } },
    endpoints,
    sqs,
    region,
    queues,
    mailbox,
    async stop() {
      dynamodb.destroy();
      sqs.destroy();
    },
  };
}

/**
 * Starts the services on the data folder in a process of their own; `gone` resolves when that has ended.
 * @throws LocalServiceError in one sentence
 */
export async function openBank(options: BankOptions): Promise<OpenBank & { readonly gone: Promise<void> }> {
  const services = await startServices({ dataDir: options.dataDir });
  const bank = await connectBank(options, services.endpoints);
  return {
    ...bank,
    gone: services.onExit.then(() => undefined),
    async stop() {
      await bank.stop();
      await services.stop();
    },
  };
}
