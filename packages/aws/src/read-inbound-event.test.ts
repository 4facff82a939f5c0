import {
  sesBounce,
  sesComplaint,
  sesDelivery,
  sesOther,
  textEvent,
} from "@tawafuq/tests/support/carrier-events";
import { describe, expect, test } from "vitest";
import { readInboundEvent } from "./read-inbound-event.ts";

const at = "2026-03-01T08:00:00.000Z";
const notice = {
  id: "noti_0123456789abcdef",
  recipient: { kind: "cooperative", id: "coop_demo-C07" },
} as const;
const letter = { to: "c07@cooperative.example", at, notice };
const sms = { to: "+212500000007", at, notice };
const mailed = { channel: "email", address: letter.to, at, notice };
const texted = { channel: "sms", address: sms.to, at, notice };
const read = (body: object) => readInboundEvent(JSON.stringify(body));

describe("events of SES", () => {
  test.each([
    ["Permanent", "General", "permanent"],
    ["Permanent", "OnAccountSuppressionList", "permanent"],
    ["Transient", "MailboxFull", "transient"],
    ["Transient", "ContentRejected", "content"],
    ["Transient", "MessageTooLarge", "content"],
    ["Undetermined", "Undetermined", "transient"],
  ])("a bounce %s %s is a %s return", (type, subType, kind) => {
    expect(read(sesBounce(letter, type, subType))).toEqual({
      kind: "delivery",
      event: { ...mailed, outcome: "returned", kind, reason: `${type} ${subType}` },
    });
  });

  test("complaint, delivery and delay are what they say", () => {
    expect(read(sesComplaint(letter))).toEqual({
      kind: "delivery",
      event: { ...mailed, outcome: "complained", reason: "abuse" },
    });
    expect(read(sesDelivery(letter))).toMatchObject({ event: { ...mailed, outcome: "delivered" } });
    const deliveryDelay = {
      delayType: "TransientCommunicationFailure",
      expirationTime: at,
      delayedRecipients: [{ emailAddress: letter.to, status: "4.4.1", diagnosticCode: "smtp; 421 4.4.1" }],
      timestamp: at,
    };
    expect(read(sesOther(letter, "DeliveryDelay", { deliveryDelay }))).toMatchObject({
      event: { ...mailed, outcome: "delayed" },
    });
  });

  test.each([
    ["Reject", { reject: { reason: "Bad content" } }],
    ["Rendering Failure", { failure: { errorMessage: "Attribute missing", templateName: "T" } }],
  ])("%s is our letter's fault, not the address's", (eventType, detail) => {
    expect(read(sesOther(letter, eventType, detail))).toMatchObject({
      event: { ...mailed, outcome: "returned", kind: "content" },
    });
  });

  test.each(["Send", "Open", "Click", "Subscription", "Something New"])("%s changes nothing", (eventType) => {
    expect(read(sesOther(letter, eventType, {}))).toEqual({ kind: "unknown", name: eventType });
  });

  test("the address is the one written to, not the one a bounce came from; a letter without a notice has none", () => {
    const forwarded = sesBounce({ to: "Amina <amina@first.example>", at });
    forwarded.bounce.bouncedRecipients[0] = {
      emailAddress: "x@second.example",
      action: "failed",
      status: "",
      diagnosticCode: "",
    };
    expect(read(forwarded)).toMatchObject({ event: { address: "amina@first.example", notice: undefined } });
  });

  test("SES's greeting to a new topic is no fault", () => {
    const greeting = "Successfully validated SNS topic for Amazon SES event publishing.";
    expect(readInboundEvent(greeting)).toMatchObject({ kind: "unknown" });
  });
});

describe("events of End User Messaging", () => {
  test.each([
    ["TEXT_INVALID", "permanent"],
    ["TEXT_UNREACHABLE", "transient"],
    ["TEXT_CARRIER_UNREACHABLE", "transient"],
    ["TEXT_TTL_EXPIRED", "transient"],
    ["TEXT_BLOCKED", "transient"],
    ["TEXT_CARRIER_BLOCKED", "transient"],
    ["TEXT_SPAM", "content"],
    ["TEXT_INVALID_MESSAGE", "content"],
    ["TEXT_PROTECT_BLOCKED", "content"],
  ])("%s is a %s return", (eventType, kind) => {
    expect(read(textEvent(sms, eventType))).toEqual({
      kind: "delivery",
      event: { ...texted, outcome: "returned", kind, reason: eventType },
    });
  });

  test.each([
    ["TEXT_DELIVERED", true, "delivered"],
    ["TEXT_SUCCESSFUL", true, "delivered"],
    ["TEXT_SUCCESSFUL", false, "delayed"],
    ["TEXT_QUEUED", false, "delayed"],
    ["TEXT_PENDING", false, "delayed"],
  ])("%s (final: %s) is %s", (eventType, isFinal, outcome) => {
    expect(read(textEvent(sms, eventType, isFinal))).toMatchObject({ event: { ...texted, outcome } });
  });

  test.each(["TEXT_UNKNOWN", "TEXT_NEWLY_INVENTED", "VOICE_COMPLETED"])("%s changes nothing", (eventType) => {
    expect(read(textEvent(sms, eventType))).toEqual({ kind: "unknown", name: eventType });
  });
});

describe("what is no event", () => {
  test.each([
    "",
    "amina@cooperative.example is not JSON",
    "{}",
    "null",
    "[1]",
    '{"eventType":7}',
    '{"eventType":"Bounce"}',
    '{"eventType":"Bounce","mail":{}}',
    JSON.stringify({ Type: "Notification", Message: JSON.stringify(sesBounce(letter)) }),
    JSON.stringify({ ...sesBounce(letter), bounce: { bounceType: "Permanent", timestamp: "yesterday" } }),
    JSON.stringify({ ...sesBounce(letter), mail: { ...sesBounce(letter).mail, destination: [] } }),
    JSON.stringify({ ...textEvent(sms, "TEXT_INVALID"), eventTimestamp: "now" }),
    JSON.stringify({ ...textEvent(sms, "TEXT_INVALID"), destinationPhoneNumber: undefined }),
  ])("is refused, and the refusal quotes no address: %s", (body) => {
    expect(() => readInboundEvent(body)).toThrow();
    try {
      readInboundEvent(body);
    } catch (error) {
      expect(String(error)).not.toMatch(/@|\+212/);
    }
  });
});
