import type { Session } from "./session.ts";

export interface SessionRepository {
  /** The session of a cookie whose signature holds; undefined for any other cookie, and once it was ended. */
  open(cookie: string): Promise<Session | undefined>;
  listByPerson(personId: string): Promise<readonly Session[]>;
  /** Ends it at once; one that is gone already is no fault. */
  end(personId: string, sessionId: string): Promise<void>;
  /** Exchanges the token: the new cookie. Undefined where the session has ended meanwhile. */
  rotate(session: Session): Promise<string | undefined>;
}
