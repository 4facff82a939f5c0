import { createRoute } from "@hono/zod-openapi";
import type { Ports } from "@tawafuq/core/ports";
import { declareTie } from "@tawafuq/core/ties/declare-tie";
import { endTie } from "@tawafuq/core/ties/end-tie";
import { listTies } from "@tawafuq/core/ties/list-my-ties";
import { Tie, TieInput } from "@tawafuq/core/ties/tie";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";

const tags = ["ties"];
const TieView = z
  .object(Tie.shape)
  .openapi("Tie", { description: "A declared tie; once ended it stays readable and blocks nothing" });

const declare = createRoute({
  method: "post",
  path: "/v1/ties",
  tags,
  summary: "Declare a tie of your own to a cooperative, a holder, or an idea's holder",
  request: { body: takes(TieInput.clone().openapi("TieInput")) },
  responses: { 201: answers(TieView, "Declared"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/ties",
  tags,
  summary: "Your own ties; for administrators everybody's, or one officer's",
  request: { query: PageQuery.extend({ officerId: z.string().min(1).max(200).optional() }) },
  responses: { 200: answers(pageOf(TieView), "A page, newest first"), ...problems },
});

const end = createRoute({
  method: "post",
  path: "/v1/ties/{id}/end",
  tags,
  summary: "End a tie; it stays on record",
  request: { params: ById },
  responses: { 200: answers(TieView, "Ended"), ...problems },
});

export function tieRoutes(app: App, ports: Ports): void {
  app.openapi(declare, async (c) => {
    const tie = await declareTie(ports, actorOf(c), c.req.valid("json"));
    showVersion(c, tie.version);
    return c.json(TieView.parse(tie), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listTies(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (tie) => TieView.parse(tie)),
      200,
    );
  });

  app.openapi(end, async (c) => {
    const tie = await endTie(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, tie.version);
    return c.json(TieView.parse(tie), 200);
  });
}
