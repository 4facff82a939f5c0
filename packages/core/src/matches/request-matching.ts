import type { SubjectRef } from "../outbox/event.ts";
import type { Ports, Write } from "../ports.ts";

/** The event that goes with every change of a profile: match this version of it. */
export function requestMatching(ports: Ports, subject: SubjectRef, version: number): Write {
  return ports.events.append({
    id: ports.newId("evnt"),
    queue: "match-requests",
    subject: subject.id,
    body: { kind: "match", subject, version },
  });
}
