import { authenticate } from "@tawafuq/core/api-keys/authenticate";
import type { Log, Ports } from "@tawafuq/core/ports";
import { isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { matchedRoutes } from "hono/route";
import { type Access, accessKey, accessTable, type Caller } from "./access.ts";
import type { AppContext, AppEnv } from "./app-env.ts";

/** Holds the key of somebody who signed in on a page. */
export const keyCookie = "tawafuq_key";

/** The route that will answer, or undefined where none is registered. */
function endpointOf(c: AppContext): string | undefined {
  const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
  return route && accessKey(route.method, route.path);
}

/** The row of the access table for the route that will answer. */
export function accessOf(c: AppContext): Access | undefined {
  const endpoint = endpointOf(c);
  return endpoint === undefined ? undefined : accessTable[endpoint];
}

function bearerToken(c: AppContext): string | undefined {
  const header = c.req.header("Authorization");
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? refuse("not_signed_in");
}

async function authenticateVisitor(c: AppContext, ports: Ports): Promise<void> {
  try {
    c.set("actor", await authenticate(ports, bearerToken(c) ?? getCookie(c, keyCookie)));
  } catch (error) {
    // A page for anybody opens with an outdated cookie too; it then greets a stranger.
    if (!isRefusal(error, "not_signed_in", "key_expired", "key_revoked")) throw error;
    c.set("actor", { kind: "anonymous" });
  }
}

/**
 * Finds out who acts and whether the access table lets them in; denies a route that has no row.
 * @throws not_signed_in, key_expired, key_revoked, not_allowed
 */
export function guard(ports: Ports, log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set("actor", { kind: "anonymous" });
    const endpoint = endpointOf(c);
    if (endpoint === undefined) return next();
    const access = accessTable[endpoint];
    if (access === undefined) {
      log.error("route without a row in the access table", { endpoint });
      refuse("not_allowed");
    }
    if (access.who === "anybody") {
      if (access.page) await authenticateVisitor(c, ports);
      return next();
    }
    const token = bearerToken(c) ?? (access.page ? getCookie(c, keyCookie) : undefined);
    const actor = await authenticate(ports, token);
    if (actor.kind === "anonymous") refuse("not_signed_in");
    if (!access.who.includes(actor.kind as Caller)) refuse("not_allowed");
    c.set("actor", actor);
    return next();
  };
}
