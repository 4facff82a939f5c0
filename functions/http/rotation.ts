import type { Ports } from "@tawafuq/core/ports";
import { rotateSession, sessionSeconds } from "@tawafuq/core/sessions/rotate-session";
import type { MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import type { AppEnv } from "./app-env.ts";
import { cookieOptions, sessionCookie } from "./cookies.ts";

/** Exchanges the token of a session once a day, so that a stolen cookie does not live as long as the session. */
export function rotateTokens(ports: Ports): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const session = c.get("session");
    const cookie = session && (await rotateSession(ports, session));
    await next();
    // A route that ended the session or opened another one has the last word.
    const isSet = c.res.headers.getSetCookie().some((line) => line.startsWith(`${sessionCookie(c)}=`));
    if (cookie !== undefined && !isSet)
      setCookie(c, sessionCookie(c), cookie, cookieOptions(c, sessionSeconds));
  };
}
