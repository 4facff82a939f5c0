import { actorName } from "@tawafuq/core/actors/actor";
import { requireWithin } from "@tawafuq/core/limits/require-within";
import type { Ports } from "@tawafuq/core/ports";
import type { MiddlewareHandler } from "hono";
import { type AppEnv, actorOf } from "./app-env.ts";

/** The same bytes for everybody, and the question whether all is well: they touch no storage and count nothing. */
const free = /^\/(?:assets\/|worker\.js$|docs\/assets\/|healthz$)/;

/**
 * Counts every request for its network address: one write of some 100 bytes. What is static is free.
 * With `limitIdentities` a request costs two such writes at most, and a stranger's one.
 * @throws too_many_requests
 */
export function limitAddresses(ports: Ports): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!free.test(c.req.path)) await requireWithin(ports, "requests_per_address", c.get("address"));
    return next();
  };
}

/** Counts every request for who acts, once that is known. @throws too_many_requests */
export function limitIdentities(ports: Ports): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const actor = actorOf(c);
    if (actor.kind !== "anonymous") {
      const rule = actor.via.kind === "key" ? "requests_per_key" : "requests_per_person";
      await requireWithin(ports, rule, actorName(actor));
    }
    return next();
  };
}
