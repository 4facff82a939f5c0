import { createRoute } from "@hono/zod-openapi";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { mostPlanned, planRound } from "@tawafuq/core/matches/plan-round";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { RoundPlanView, showPlan } from "../views/rounds.ts";

const MatchIds = z.array(z.string().min(1).max(200)).max(100).default([]);

const PlanRequest = z
  .strictObject({
    delegation: DelegationCode,
    side: z
      .enum(["cooperatives", "ideas"])
      .default("cooperatives")
      .openapi({ description: "Who gets the best place a stable allocation can give" }),
    overrides: MatchIds.openapi({ description: "Matches to place whatever the allocation says" }),
    forbidden: MatchIds.openapi({ description: "Matches never to place" }),
  })
  .openapi("PlanRequest");

const planRoute = createRoute({
  method: "post",
  path: "/v1/rounds/plan",
  tags: ["queue"],
  summary: "Plan a round on the waiting matches of a delegation; changes nothing",
  description:
    `Reads the best ${mostPlanned} waiting matches of the delegation and allocates them: each cooperative to one idea at most, ` +
    "each idea to the partners it still seeks, so that no idea and no cooperative would both rather have each other. " +
    "A dry run: nothing is stored and nobody is told, the same request on the same queue has the same answer. " +
    "To carry the plan out send POST /v1/decisions with one row for each of `proposals`: " +
    '`{"matchId": …, "expectedVersion": …, "verb": "propose"}`; a match that changed meanwhile is refused there with version_conflict.',
  request: { body: takes(PlanRequest) },
  responses: { 200: answers(RoundPlanView, "The plan"), ...problems },
});

export function roundRoutes(app: App, ports: Ports): void {
  app.openapi(planRoute, async (c) => {
    const request = c.req.valid("json");
    const planned = await planRound(ports, actorOf(c), request);
    const { delegation, side } = request;
    return c.json(showPlan(c.get("language"), { delegation, side }, planned), 200);
  });
}
