import { createRoute } from "@hono/zod-openapi";
import type { Ports } from "@tawafuq/core/ports";
import { endOtherSessions } from "@tawafuq/core/sessions/end-other-sessions";
import { endSession } from "@tawafuq/core/sessions/end-session";
import { listOwnSessions } from "@tawafuq/core/sessions/list-own-sessions";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";

const tags = ["sessions"];
const SessionView = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    device: z.object({ browser: z.string(), system: z.string() }),
    current: z.boolean().openapi({ description: "The session that asks" }),
  })
  .openapi("Session");
const Sessions = z.object({ items: z.array(SessionView) });
const Ended = z.object({ ended: z.int() });

const list = createRoute({
  method: "get",
  path: "/v1/sessions",
  tags,
  summary: "Where one is signed in; keys have no sessions",
  responses: { 200: answers(Sessions, "All sessions of the person"), ...problems },
});

const end = createRoute({
  method: "post",
  path: "/v1/sessions/{id}/end",
  tags,
  summary: "End one of one's own sessions at once",
  request: { params: ById },
  responses: { 200: answers(Ended, "Ended"), ...problems },
});

const endOthers = createRoute({
  method: "post",
  path: "/v1/sessions/end-others",
  tags,
  summary: "End every session of one's own but the one that asks",
  responses: { 200: answers(Ended, "Ended"), ...problems },
});

export function sessionRoutes(app: App, ports: Ports): void {
  app.openapi(list, async (c) => {
    const items = await listOwnSessions(ports, actorOf(c));
    return c.json(Sessions.parse({ items }), 200);
  });

  app.openapi(endOthers, async (c) => {
    const ended = await endOtherSessions(ports, actorOf(c));
    return c.json(Ended.parse({ ended }), 200);
  });

  app.openapi(end, async (c) => {
    await endSession(ports, actorOf(c), c.req.valid("param").id);
    return c.json(Ended.parse({ ended: 1 }), 200);
  });
}
