import { createHash } from "node:crypto";
import type { OutboxEvent } from "@tawafuq/core/outbox/event";
import type { Key } from "../table-keys.ts";
import { encoded, id, join } from "./key-parts.ts";

export const outboxShards = 16;

export const outboxPartition = (shard: number) => join("OUTBOX", String(shard));

/** Where the events of one subject lie, in the order of their ids. */
export function outboxOf(subject: string): { pk: string; prefix: string } {
  const shard =
    Number.parseInt(createHash("sha256").update(subject).digest("hex").slice(0, 8), 16) % outboxShards;
  return { pk: outboxPartition(shard), prefix: `${encoded(subject)}#` };
}

export function outboxKey(event: OutboxEvent): Key {
  const { pk, prefix } = outboxOf(event.subject);
  return { pk, sk: prefix + id(event.id) };
}
