import { actorName } from "@tawafuq/core/actors/actor";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import type { MiddlewareHandler } from "hono";
import { type AppEnv, actorOf } from "./app-env.ts";

/** One line for every request; carries no query and no body, so that nobody's words get into the logs. */
export function logRequests(ports: Ports, log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = ports.now().getTime();
    await next();
    log.info("request", {
      requestId: c.get("requestId"),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      milliseconds: ports.now().getTime() - startedAt,
      actor: actorName(actorOf(c)),
    });
  };
}
