import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ApiKey } from "./api-key.ts";

/** Ends a key at once; ending it again changes nothing. @throws not_allowed, not_found, version_conflict */
export async function revokeKey(ports: Ports, actor: Actor, id: string): Promise<ApiKey> {
  requireAdministrator(actor);
  const key = (await ports.apiKeys.get(id)) ?? refuse("not_found");
  if (key.revokedAt !== undefined) return key;
  const revoked = { ...key, version: key.version + 1, revokedAt: instant(ports.now()) };
  await ports.commit([ports.apiKeys.replace(revoked)]);
  return revoked;
}
