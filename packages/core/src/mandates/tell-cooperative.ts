import type { MandateNoticeKind } from "../notices/notice.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import type { Mandate } from "./mandate.ts";

/** The request to tell the cooperative that a mandate began or ended. */
export function tellCooperative(ports: Ports, mandate: Mandate, kind: MandateNoticeKind): Write {
  return ports.events.append({
    id: ports.newId("evnt"),
    queue: "notices",
    subject: mandate.cooperativeId,
    body: { kind, mandateId: mandate.id },
  });
}
