import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";

/** @throws not_allowed unless the person is an officer or an administrator today */
export async function mayHavePasskey(ports: Ports, personId: string): Promise<void> {
  const grants = await ports.grants.listByPerson(personId);
  const isProgramme = grants.some(
    ({ role, state }) => state === "active" && (role === "officer" || role === "administrator"),
  );
  if (!isProgramme) refuse("not_allowed");
}
