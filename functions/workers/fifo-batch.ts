import { processPartialResponse, SqsFifoPartialProcessorAsync } from "@aws-lambda-powertools/batch";
import type { Log } from "@tawafuq/core/operations/log";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";

/**
 * Works off a batch of a FIFO queue: after a failure the rest of that message group is reported unfinished with
 * it, other groups go on. A body that is no job fails like any other, so that it ends in the dead-letter queue.
 */
export function workOffBatch<Job>(
  event: SQSEvent,
  schema: z.ZodType<Job>,
  log: Log,
  handle: (job: Job) => Promise<void>,
): Promise<SQSBatchResponse> {
  const handleRecord = async (record: SQSRecord): Promise<void> => {
    try {
      await handle(schema.parse(JSON.parse(record.body)));
    } catch (error) {
      log.warn("message failed", {
        messageId: record.messageId,
        group: record.attributes.MessageGroupId,
        receives: record.attributes.ApproximateReceiveCount,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      throw error;
    }
  };
  // The processor keeps the state of one batch, so every batch gets its own.
  return processPartialResponse(event, handleRecord, new SqsFifoPartialProcessorAsync(), {
    skipGroupOnError: true,
    throwOnFullBatchFailure: false,
  });
}
