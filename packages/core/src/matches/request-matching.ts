import type { SubjectRef } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";

/** The event that goes with every change of a profile: match this version of it. */
export function requestMatching(ports: Ports, subject: SubjectRef, version: number): Write {
  return ports.events.append({
    id: ports.newId("evnt"),
    queue: "match-requests",
    subject: subject.id,
    body: { kind: "match", subject, version },
  });
}
