import { createRoute } from "@hono/zod-openapi";
import { decideMany, mostDecisions } from "@tawafuq/core/matches/decide-many";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { Decision, matchStates } from "@tawafuq/core/matches/match";
import type { Ports } from "@tawafuq/core/ports";
import { refusalCodes } from "@tawafuq/core/refusals/refusal";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import { type App, actorOf } from "../app-env.ts";
import { answers, ByMatch, IfMatch, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { expectedVersion, showVersion } from "../preconditions.ts";
import { MatchView, showMatch } from "../views/matches.ts";

const tags = ["queue"];
const decision = Decision.pick({ verb: true, reason: true, note: true }).shape;

const Decisions = z
  .strictObject({
    dryRun: z.boolean().default(false),
    rows: z
      .array(
        z.strictObject({
          matchId: z.string().min(1).max(200),
          expectedVersion: z.int().min(1).optional(),
          ...decision,
        }),
      )
      .min(1)
      // More are refused by the use case, in words of its own.
      .openapi({ maxItems: mostDecisions }),
  })
  .openapi("Decisions", { description: "At most 500 rows" });

const DecisionResults = z
  .object({
    results: z.array(
      z.object({
        matchId: z.string(),
        outcome: z.enum(["done", "would_do", "refused"]),
        state: z.enum(matchStates).optional(),
        version: z.int().optional(),
        refusal: z
          .object({
            code: z.enum(refusalCodes),
            args: z.record(z.string(), z.union([z.string(), z.number()])),
            title: z.string(),
            detail: z.string(),
          })
          .optional(),
      }),
    ),
  })
  .openapi("DecisionResults");

const decideOne = createRoute({
  method: "post",
  path: "/v1/matches/{matchId}/decision",
  tags,
  summary: "Propose, hold or reject a match",
  request: { params: ByMatch, headers: IfMatch, body: takes(z.strictObject(decision).openapi("Decision")) },
  responses: { 200: answers(MatchView, "Decided"), ...problems },
});

const decideRows = createRoute({
  method: "post",
  path: "/v1/decisions",
  tags,
  summary: "Decide up to 500 matches; a result for each",
  request: { body: takes(Decisions) },
  responses: { 200: answers(DecisionResults, "The results, in the order of the rows"), ...problems },
});

export function decisionRoutes(app: App, ports: Ports): void {
  app.openapi(decideOne, async (c) => {
    const { matchId } = c.req.valid("param");
    const match = await decideMatch(ports, actorOf(c), matchId, expectedVersion(c), c.req.valid("json"));
    showVersion(c, match.version);
    return c.json(showMatch(actorOf(c), c.get("language"), match), 200);
  });

  app.openapi(decideRows, async (c) => {
    const { dryRun, rows } = c.req.valid("json");
    const decided = await decideMany(ports, actorOf(c), rows, { dryRun });
    const results = decided.map(({ refusal, ...result }) =>
      refusal === undefined
        ? result
        : {
            ...result,
            refusal: { ...refusal, ...renderRefusal(c.get("language"), refusal.code, refusal.args) },
          },
    );
    return c.json(DecisionResults.parse({ results }), 200);
  });
}
