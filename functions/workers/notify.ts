import { handleNoticeJob } from "@tawafuq/core/notices/handle-notice-job";
import { NoticeJob } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";
import { workOffBatch } from "./fifo-batch.ts";

/** The notify worker: events of the queue `notices`. */
export function createNotifyHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => workOffBatch(event, NoticeJob, ports.log, (job) => handleNoticeJob(ports, job));
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "Mail", "Sms"];

/** Lambda entry. @public */
export const handler = lambdaEntry<SQSEvent, SQSBatchResponse>(links, createNotifyHandler, openAwsTransports);
