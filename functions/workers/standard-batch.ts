import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Log } from "@tawafuq/core/operations/log";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

/**
 * Works off a batch of a standard queue, one message after the other: each is finished or comes back by itself. A body
 * that cannot be read fails like any other, so that it ends in the dead-letter queue.
 */
export function workOffMessages(
  event: SQSEvent,
  log: Log,
  handle: (body: string) => Promise<void>,
): Promise<SQSBatchResponse> {
  const handleRecord = async (record: SQSRecord): Promise<void> => {
    try {
      await handle(record.body);
    } catch (error) {
      log.warn("message failed", {
        messageId: record.messageId,
        receives: record.attributes.ApproximateReceiveCount,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      throw error;
    }
  };
  // The processor keeps the state of one batch, so every batch gets its own.
  return processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
    // Several events of a batch may be about one address: at once they would only wait for each other.
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
}
