import type { Ports } from "../ports.ts";

/** Ends the session of a cookie; a cookie that opens none has nothing to end. */
export async function signOut(ports: Ports, cookie: string | undefined): Promise<void> {
  const session = cookie === undefined ? undefined : await ports.sessions.open(cookie);
  if (session !== undefined) await ports.sessions.end(session.personId, session.id);
}
