import { handleNoticeJob } from "@tawafuq/core/notices/handle-notice-job";
import { NoticeJob } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { workOffBatch } from "./fifo-batch.ts";

/** The notify worker: events of the queue `notices`. */
export function createNotifyHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => workOffBatch(event, NoticeJob, ports.log, (job) => handleNoticeJob(ports, job));
}

let ready: ReturnType<typeof createNotifyHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createNotifyHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const [{ getPorts }, { createAwsTransports }] = await Promise.all([
    import("../ports.ts"),
    import("@tawafuq/aws/transports/aws"),
  ]);
  const ports = await getPorts(createAwsTransports);
  return createNotifyHandler(ports);
}

/** Lambda entry. @public */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  ready ??= await makeReady();
  return ready(event);
};
