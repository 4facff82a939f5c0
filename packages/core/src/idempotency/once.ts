import { type Actor, actorName } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { idempotencyDays } from "./idempotent-create.ts";

/** What a client sent to have a create happen once: its key, and the digest of what it sent with it. */
export interface Once {
  readonly key: string;
  readonly requestHash: string;
}

/**
 * Commits a create; with a key, a repeated request finds what the first one made, even when both run at once.
 * @returns the id created now or then. @throws idempotency_key_reused where the key came with another body
 */
export async function createOnce(
  ports: Ports,
  actor: Actor,
  once: Once | undefined,
  createdId: string,
  writes: readonly Write[],
): Promise<{ id: string; replayed: boolean }> {
  if (once === undefined) {
    await ports.commit(writes);
    return { id: createdId, replayed: false };
  }
  const earlier = await findEarlier(ports, actor, once);
  if (earlier !== undefined) return { id: earlier, replayed: true };
  const expiresAtEpochSeconds = Math.floor(ports.now().getTime() / 1000) + idempotencyDays * 86_400;
  const record = { actor: actorName(actor), ...once, createdId, expiresAtEpochSeconds };
  try {
    await ports.commit([ports.idempotency.put(record), ...writes]);
    return { id: createdId, replayed: false };
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    const winner = await findEarlier(ports, actor, once);
    if (winner === undefined) throw error;
    return { id: winner, replayed: true };
  }
}

async function findEarlier(ports: Ports, actor: Actor, once: Once): Promise<string | undefined> {
  const earlier = await ports.idempotency.get(actorName(actor), once.key);
  if (earlier === undefined) return undefined;
  if (earlier.expiresAtEpochSeconds * 1000 <= ports.now().getTime()) return undefined;
  if (earlier.requestHash !== once.requestHash) refuse("idempotency_key_reused");
  return earlier.createdId;
}
