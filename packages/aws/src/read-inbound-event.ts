import * as z from "zod";
import type { InboundEvent } from "./inbound-event.ts";
import { readSesEvent } from "./mail/ses-event.ts";
import { readTextEvent } from "./sms/end-user-messaging-event.ts";

/** SES says this once to every topic it is given, and not in JSON. */
const greeting = "Successfully validated SNS topic for Amazon SES event publishing.";

const FromSes = z.looseObject({ eventType: z.string(), mail: z.looseObject({}) });

/** JSON's own complaint quotes the text, and the text holds an address. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SyntaxError("not JSON");
  }
}

/**
 * Reads an event as SNS hands it on (raw message delivery). What it throws quotes nothing of the body.
 * @throws SyntaxError, ZodError on what is no event at all
 */
export function readInboundEvent(body: string): InboundEvent {
  if (body.trim() === greeting) return { kind: "unknown", name: "greeting" };
  const parsed = parseJson(body);
  return FromSes.safeParse(parsed).success ? readSesEvent(parsed) : readTextEvent(parsed);
}
