import { createRoute } from "@hono/zod-openapi";
import { ActorView } from "../actor-view.ts";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems } from "../describe.ts";

const me = createRoute({
  method: "get",
  path: "/v1/me",
  tags: ["service"],
  summary: "Who the key speaks for",
  responses: { 200: answers(ActorView, "The actor"), ...problems },
});

export function meRoutes(app: App): void {
  app.openapi(me, (c) => c.json(ActorView.parse(actorOf(c)), 200));
}
