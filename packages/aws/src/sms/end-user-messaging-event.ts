import type { DeliveryEvent, ReturnKind } from "@tawafuq/core/deliveries/delivery-event";
import * as z from "zod";
import type { InboundEvent } from "../inbound-event.ts";
import { noticeIn } from "../notice-tags.ts";

/**
 * What AWS End User Messaging publishes of a short message; times in epoch milliseconds:
 * docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html
 */
const TextEvent = z.object({
  eventType: z.string().regex(/^(TEXT|VOICE|MEDIA|RCS)_[A-Z_]{1,40}$/),
  eventTimestamp: z.int().min(0).max(8_640_000_000_000_000),
  isFinal: z.boolean().optional(),
  destinationPhoneNumber: z.string().min(3).max(20),
  context: z.record(z.string(), z.string()).default({}),
});
type TextEvent = z.infer<typeof TextEvent>;

/** A number that is none is permanent; a phone that is off, a carrier in trouble or a block may pass. */
const returns: Readonly<Record<string, ReturnKind>> = {
  TEXT_INVALID: "permanent",
  TEXT_UNREACHABLE: "transient",
  TEXT_CARRIER_UNREACHABLE: "transient",
  TEXT_TTL_EXPIRED: "transient",
  TEXT_BLOCKED: "transient",
  TEXT_CARRIER_BLOCKED: "transient",
  TEXT_SPAM: "content",
  TEXT_INVALID_MESSAGE: "content",
  TEXT_PROTECT_BLOCKED: "content",
};

const underWay: ReadonlySet<string> = new Set(["TEXT_QUEUED", "TEXT_PENDING", "TEXT_SENT"]);

function toDelivery(event: TextEvent): DeliveryEvent | undefined {
  const { eventType, eventTimestamp, isFinal, destinationPhoneNumber, context } = event;
  const message = {
    channel: "sms",
    address: destinationPhoneNumber,
    at: new Date(eventTimestamp).toISOString(),
    notice: noticeIn(context),
    reason: eventType,
  } as const;
  const kind = returns[eventType];
  if (kind !== undefined) return { ...message, outcome: "returned", kind };
  if (eventType === "TEXT_DELIVERED") return { ...message, outcome: "delivered" };
  // The carrier took it. Where carriers tell no more this is the last word; elsewhere another follows.
  if (eventType === "TEXT_SUCCESSFUL")
    return { ...message, outcome: isFinal === true ? "delivered" : "delayed" };
  return underWay.has(eventType) ? { ...message, outcome: "delayed" } : undefined;
}

/** What End User Messaging tells of a short message. @throws ZodError on what is no event of it */
export function readTextEvent(body: unknown): InboundEvent {
  const parsed = TextEvent.parse(body);
  const event = toDelivery(parsed);
  return event === undefined ? { kind: "unknown", name: parsed.eventType } : { kind: "delivery", event };
}
