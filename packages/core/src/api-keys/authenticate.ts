import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ApiKey } from "./api-key.ts";

const tokenShape = /^twf_([0-9A-Z]{26})_([A-Za-z0-9_-]{43})$/;

/**
 * Who a token speaks for; no token, nobody. The stored hash is compared, never the secret itself.
 * @throws not_signed_in, key_revoked, key_expired
 */
export async function authenticate(ports: Ports, token: string | undefined): Promise<Actor> {
  if (token === undefined) return { kind: "anonymous" };
  const [, id, secret] = tokenShape.exec(token) ?? [];
  const key = id === undefined ? undefined : await ports.apiKeys.get(`key_${id}`);
  if (key === undefined || secret === undefined || ports.digest(secret) !== key.secretHash)
    refuse("not_signed_in");
  if (key.revokedAt !== undefined) refuse("key_revoked");
  if (key.expiresAt <= instant(ports.now())) refuse("key_expired", { at: key.expiresAt });
  return actorOf(ports, key);
}

async function actorOf(ports: Ports, key: ApiKey): Promise<Actor> {
  const via = { kind: "key", id: key.id } as const;
  if (key.scope.kind !== "officer") return { kind: key.scope.kind, id: key.scope.id, via };
  // The delegations are the officer's of today, not those of the day the key was issued.
  const officer = (await ports.officers.get(key.scope.id)) ?? refuse("not_signed_in");
  return { kind: "officer", id: officer.id, delegations: officer.delegations, via };
}
