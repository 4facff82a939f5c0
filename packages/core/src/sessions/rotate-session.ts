import type { Ports } from "../ports.ts";
import type { Session } from "./session.ts";

const rotatesAfterMs = 24 * 3_600_000;

/** How long a session lives without a visit; every exchange of its token begins anew. */
export const sessionSeconds = 30 * 24 * 3600;
/** However often somebody comes: after this they sign in again. */
const longestMs = 180 * 24 * 3_600_000;

/** When a session ends that is visited now. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + sessionSeconds * 1000, createdAt.getTime() + longestMs));
}

/** A new cookie for a session whose token is a day old; undefined where the present one stays. */
export async function rotateSession(ports: Ports, session: Session): Promise<string | undefined> {
  const age = ports.now().getTime() - Date.parse(session.rotatedAt);
  return age < rotatesAfterMs ? undefined : ports.sessions.rotate(session);
}
