import type { Actor } from "@tawafuq/core/actors/actor";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { type Access, accessKey, accessTable, type Caller } from "./access.ts";
import { type AppContext, type AppEnv, actorOf } from "./app-env.ts";
import { recogniseVisitor } from "./visitor.ts";

/** The route that will answer, or undefined where none is registered. */
export function endpointOf(c: AppContext): string | undefined {
  const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
  return route && accessKey(route.method, route.path);
}

/** The row of the access table for the route that will answer. */
export function accessOf(c: AppContext): Access | undefined {
  const endpoint = endpointOf(c);
  return endpoint === undefined ? undefined : accessTable[endpoint];
}

/** Refusals that a page for anybody passes over: the cookie is outdated, and its bearer is greeted as a stranger. */
const outdated = ["not_signed_in", "key_expired", "key_revoked", "session_ended", "mandate_ended"] as const;

async function greet(c: AppContext, ports: Ports): Promise<Actor> {
  try {
    return await recogniseVisitor(c, ports, true);
  } catch (error) {
    if (!isRefusal(error, ...outdated)) throw error;
    return { kind: "anonymous" };
  }
}

/** @throws not_signed_in, not_allowed, mandate_scope */
function requireEntry(access: Access, actor: Actor): void {
  if (access.who === "anybody") return;
  if (actor.kind === "anonymous") refuse("not_signed_in");
  if (!access.who.includes(actor.kind as Caller)) refuse("not_allowed");
  if (actor.via.kind !== "mandate") return;
  if (access.mandate === "any") return;
  if (access.mandate === undefined || !actor.via.scopes.includes(access.mandate)) refuse("mandate_scope");
}

/**
 * Finds out who acts and whether the access table lets them in; denies a route that has no row.
 * @throws not_signed_in, key_expired, key_revoked, session_ended, not_allowed, mandate_scope, mandate_ended
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
    if (access.who !== "anybody") c.set("actor", await recogniseVisitor(c, ports, access.page === true));
    else if (access.page) c.set("actor", await greet(c, ports));
    requireEntry(access, actorOf(c));
    return next();
  };
}
