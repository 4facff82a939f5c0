import { createRoute } from "@hono/zod-openapi";
import type { App } from "../app-env.ts";
import { answers, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";

/** Where the start stands: ready, and whatever counts it can tell. */
export interface Progress {
  readonly ready: boolean;
  readonly [count: string]: unknown;
}

const Health = z.looseObject({ ready: z.boolean() }).openapi("Health");

const health = createRoute({
  method: "get",
  path: "/healthz",
  tags: ["service"],
  summary: "Whether the service is ready",
  responses: { 200: answers(Health, "Ready"), 503: answers(Health, "On its way: the progress"), ...problems },
});

export function healthRoutes(app: App, progress: (() => Progress | Promise<Progress>) | undefined): void {
  app.openapi(health, async (c) => {
    const state = (await progress?.()) ?? { ready: true };
    c.header("Cache-Control", "no-store");
    return state.ready ? c.json(state, 200) : c.json(state, 503);
  });
}
