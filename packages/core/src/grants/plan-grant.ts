import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { type Grant, type GrantSpec, grantId, grantWrites } from "./grant.ts";

/**
 * A grant as it will be, with its writes. Administrators wait for a second one, save those the system itself appoints
 * on an operator's word. A grant that had ended begins anew. `askedBy` is who really asked.
 * @throws already_exists
 */
export async function planGrant(
  ports: Ports,
  spec: GrantSpec,
  createdBy: string,
  askedBy: string,
): Promise<{ grant: Grant; writes: Write[] }> {
  const id = grantId(ports, spec);
  const before = await ports.grants.get(id);
  if (before !== undefined && before.state !== "ended") refuse("already_exists");
  const waits = spec.role === "administrator" && !askedBy.startsWith("system:");
  const { personId, role, subjectId } = spec;
  const grant: Grant = {
    ...{ id, personId, role, subjectId, createdBy, askedBy },
    version: (before?.version ?? 0) + 1,
    state: waits ? "pending" : "active",
    createdAt: instant(ports.now()),
  };
  return { grant, writes: grantWrites(ports, before, grant) };
}
