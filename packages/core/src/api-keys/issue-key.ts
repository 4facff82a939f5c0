import { type Actor, actorName } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { daysLater, instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { DomainError } from "../refusals/refusal.ts";
import type { ApiKey, KeyInput, KeyScope } from "./api-key.ts";

async function exists(ports: Ports, scope: KeyScope): Promise<boolean> {
  switch (scope.kind) {
    case "cooperative":
      return (await ports.cooperatives.get(scope.id)) !== undefined;
    case "holder":
      return (await ports.holders.get(scope.id)) !== undefined;
    case "officer":
      return (await ports.officers.get(scope.id)) !== undefined;
    case "administrator":
      return true;
  }
}

/**
 * Issues a key; the token is shown this once, only its hash is kept.
 * @throws not_allowed, invalid_input where the key's bearer is unknown
 */
export async function issueKey(
  ports: Ports,
  actor: Actor,
  input: KeyInput,
): Promise<{ key: ApiKey; token: string }> {
  requireAdministrator(actor);
  if (!(await exists(ports, input.scope)))
    throw new DomainError("invalid_input", {}, [{ path: "scope.id", rule: "bearer_unknown" }]);
  const now = ports.now();
  const id = ports.newId("key");
  const secret = ports.newSecret();
  const key: ApiKey = {
    id,
    version: 1,
    label: input.label,
    scope: input.scope,
    secretHash: ports.digest(secret),
    expiresAt: daysLater(now, input.expiresInDays),
    createdAt: instant(now),
    createdBy: actorName(actor),
  };
  await ports.commit([ports.apiKeys.create(key)]);
  return { key, token: `twf_${id.slice("key_".length)}_${secret}` };
}
