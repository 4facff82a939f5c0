import { refusal } from "./refusals.ts";
import type { Queue, Sqs } from "./service.ts";
import type { MessageRow } from "./store.ts";

export function formatReceipt(row: MessageRow): string {
  return Buffer.from(JSON.stringify([row.queue, row.seq, row.receipt])).toString("base64url");
}

/** The message of its newest receipt, or undefined when it is gone or was received again since; refuses other text. */
export function findByReceipt(sqs: Sqs, queue: Queue, handle: unknown): MessageRow | undefined {
  const invalid = () =>
    refusal(
      "ReceiptHandleIsInvalid",
      `The input receipt handle "${String(handle)}" is not a valid receipt handle.`,
    );
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(String(handle), "base64url").toString());
  } catch {
    throw invalid();
  }
  if (!Array.isArray(parts) || parts.length !== 3 || !Number.isInteger(parts[1])) throw invalid();
  const row = sqs.store
    .sql("SELECT * FROM message WHERE seq = ? AND queue = ? AND receipt = ?")
    .get(Number(parts[1]), queue.name, String(parts[2]));
  return row as MessageRow | undefined;
}
