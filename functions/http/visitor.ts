import type { Actor } from "@tawafuq/core/actors/actor";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import { identify } from "@tawafuq/core/sessions/identify";
import { deleteCookie, getCookie } from "hono/cookie";
import type { AppContext } from "./app-env.ts";
import { cookieOptions, keyCookie, roleCookie, sessionCookie } from "./cookies.ts";
import { enterByKey } from "./enter-by-key.ts";

function bearerToken(c: AppContext): string | undefined {
  const header = c.req.header("Authorization");
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? refuse("not_signed_in");
}

/** A mandate that ended is told once; then the person is itself again and not locked out by its own cookie. */
async function identifyOrForget(c: AppContext, ports: Ports, session: string) {
  try {
    return await identify(ports, session, getCookie(c, roleCookie(c)));
  } catch (error) {
    if (isRefusal(error, "mandate_ended")) deleteCookie(c, roleCookie(c), cookieOptions(c, 0));
    throw error;
  }
}

/**
 * Who sends this request: the bearer of a key, else whoever the session's cookie speaks for, under the role or the
 * mandate that was chosen; pages also take the cookie that holds a key. Nobody where nothing was sent.
 * @throws not_signed_in, key_expired, key_revoked, session_ended, mandate_ended, too_many_requests
 */
export async function recogniseVisitor(c: AppContext, ports: Ports, isPage: boolean): Promise<Actor> {
  const token = bearerToken(c);
  if (token !== undefined) return enterByKey(c, ports, token);
  const session = getCookie(c, sessionCookie(c));
  if (session !== undefined) {
    const { actor, session: found, mandate } = await identifyOrForget(c, ports, session);
    c.set("session", found);
    if (mandate !== undefined) c.set("mandate", mandate);
    return actor;
  }
  const key = isPage ? getCookie(c, keyCookie(c)) : undefined;
  return key === undefined ? { kind: "anonymous" } : enterByKey(c, ports, key);
}
