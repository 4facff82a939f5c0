import type { DeliveryEvent, ReturnKind } from "@tawafuq/core/deliveries/delivery-event";
import * as z from "zod";
import type { InboundEvent } from "../inbound-event.ts";
import { noticeIn } from "../notice-tags.ts";

const At = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());

/** Every letter of ours goes to one address. What a bounce names instead may be where that one forwards to. */
const Mail = z.object({
  timestamp: At,
  destination: z.tuple([z.string().min(3).max(320)], z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/** Names of kinds come from SES; what is odd in one does not reach the log. */
const Kind = z.string().transform((kind) => kind.replace(/[^A-Za-z ]/g, "").slice(0, 60));

const BounceDetail = z.object({ bounceType: Kind, bounceSubType: Kind.default(""), timestamp: At });

/**
 * What SES publishes through a configuration set:
 * docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const SesEvent = z.discriminatedUnion("eventType", [
  z.object({ eventType: z.literal("Bounce"), mail: Mail, bounce: BounceDetail }),
  z.object({
    eventType: z.literal("Complaint"),
    mail: Mail,
    complaint: z.object({ timestamp: At, complaintFeedbackType: Kind.nullish() }),
  }),
  z.object({ eventType: z.literal("Delivery"), mail: Mail, delivery: z.object({ timestamp: At }) }),
  z.object({
    eventType: z.literal("DeliveryDelay"),
    mail: Mail,
    deliveryDelay: z.object({ timestamp: At, delayType: Kind.default("") }),
  }),
  z.object({ eventType: z.literal("Reject"), mail: Mail }),
  z.object({ eventType: z.literal("Rendering Failure"), mail: Mail }),
]);
type SesEvent = z.infer<typeof SesEvent>;

/** Anything else SES may tell: sent, opened, and what it learns to tell one day. */
const OtherEvent = z.object({ eventType: Kind, mail: z.looseObject({}) });

const known: ReadonlySet<string> = new Set(
  SesEvent.options.flatMap((option) => option.shape.eventType.value),
);

/** The letter was refused; a smaller or better one would arrive. */
const refusedLetters: ReadonlySet<string> = new Set([
  "MessageTooLarge",
  "ContentRejected",
  "AttachmentRejected",
]);

function kindOf({ bounceType, bounceSubType }: z.infer<typeof BounceDetail>): ReturnKind {
  if (refusedLetters.has(bounceSubType)) return "content";
  return bounceType === "Permanent" ? "permanent" : "transient";
}

function toDelivery(event: SesEvent): DeliveryEvent {
  const { mail } = event;
  const [written] = mail.destination;
  const address = /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written;
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, [value]]) => [name, value]));
  const letter = { channel: "email", address, notice: noticeIn(tags) } as const;
  switch (event.eventType) {
    case "Bounce": {
      const { timestamp: at, bounceType, bounceSubType } = event.bounce;
      const reason = `${bounceType} ${bounceSubType}`.trim();
      return { ...letter, outcome: "returned", kind: kindOf(event.bounce), reason, at };
    }
    case "Complaint": {
      const { timestamp: at, complaintFeedbackType } = event.complaint;
      return { ...letter, outcome: "complained", reason: complaintFeedbackType ?? event.eventType, at };
    }
    case "Delivery":
      return { ...letter, outcome: "delivered", reason: event.eventType, at: event.delivery.timestamp };
    case "DeliveryDelay": {
      const { timestamp: at, delayType } = event.deliveryDelay;
      return { ...letter, outcome: "delayed", reason: delayType, at };
    }
    case "Reject":
    case "Rendering Failure":
      return { ...letter, outcome: "returned", kind: "content", reason: event.eventType, at: mail.timestamp };
  }
}

/** What SES tells of a letter. @throws ZodError on what is no event of SES */
export function readSesEvent(body: unknown): InboundEvent {
  const { eventType } = OtherEvent.parse(body);
  if (!known.has(eventType)) return { kind: "unknown", name: eventType };
  return { kind: "delivery", event: toDelivery(SesEvent.parse(body)) };
}
