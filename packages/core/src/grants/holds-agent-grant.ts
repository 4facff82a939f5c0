import type { Ports } from "../ports.ts";
import { grantId } from "./grant.ts";

/** True while the person is a field agent; read as last written, so that an ended grant stops working at once. */
export async function holdsAgentGrant(ports: Ports, personId: string): Promise<boolean> {
  const grant = await ports.grants.get(grantId(ports, { personId, role: "agent", subjectId: personId }));
  return grant?.state === "active";
}
