import { createRoute, z } from "@hono/zod-openapi";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems } from "../describe.ts";

const Me = z
  .object({
    kind: z.enum([
      "anonymous",
      "cooperative",
      "holder",
      "officer",
      "administrator",
      "juror",
      "agent",
      "person",
      "system",
    ]),
    id: z.string().optional(),
    delegations: z.array(DelegationCode).optional(),
    via: z.object({ kind: z.string(), id: z.string().optional() }).optional(),
  })
  .openapi("Actor");

const me = createRoute({
  method: "get",
  path: "/v1/me",
  tags: ["service"],
  summary: "Who the key speaks for",
  responses: { 200: answers(Me, "The actor"), ...problems },
});

export function meRoutes(app: App): void {
  app.openapi(me, (c) => c.json(Me.parse(actorOf(c)), 200));
}
