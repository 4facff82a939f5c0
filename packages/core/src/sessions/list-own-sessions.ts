import { type Actor, personOf, sessionOf } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { type Device, deviceOf } from "./device.ts";

export interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly device: Device;
  /** The one that asks. */
  readonly current: boolean;
}

/** Where somebody is signed in, this device first, then the newest; who came with a key has none. */
export async function listOwnSessions(ports: Ports, actor: Actor): Promise<readonly OwnSession[]> {
  const personId = personOf(actor);
  if (personId === undefined) return [];
  const now = instant(ports.now());
  const own = sessionOf(actor);
  return (await ports.sessions.listByPerson(personId))
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ id, createdAt, expiresAt, userAgent = "" }) => ({
      id,
      createdAt,
      expiresAt,
      device: deviceOf(userAgent),
      current: id === own,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || (a.createdAt < b.createdAt ? 1 : -1));
}
