import { createRoute } from "@hono/zod-openapi";
import { approveAdministrator } from "@tawafuq/core/grants/approve-administrator";
import { endGrant } from "@tawafuq/core/grants/end-grant";
import { Grant, roles } from "@tawafuq/core/grants/grant";
import { GrantInput, grantRole } from "@tawafuq/core/grants/grant-role";
import { listGrantsByRole, listGrantsOf } from "@tawafuq/core/grants/list-grants";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";

const tags = ["grants"];
export const GrantView = Grant.omit({ askedBy: true }).openapi("Grant");

const give = createRoute({
  method: "post",
  path: "/v1/grants",
  tags,
  summary: "Give a person a role; a new administrator waits for a second administrator",
  request: { body: takes(GrantInput.clone().openapi("GrantInput")) },
  responses: { 201: answers(GrantView, "Given, or waiting"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/grants",
  tags,
  summary: "Grants of a role, or all of one person",
  request: {
    query: PageQuery.extend({
      role: z.enum(roles).default("administrator"),
      personId: z.string().min(1).max(100).optional(),
    }),
  },
  responses: { 200: answers(pageOf(GrantView), "A page"), ...problems },
});

const approve = createRoute({
  method: "post",
  path: "/v1/grants/{id}/approve",
  tags,
  summary: "Agree to a new administrator, as a second one",
  request: { params: ById },
  responses: { 200: answers(GrantView, "Active"), ...problems },
});

const end = createRoute({
  method: "post",
  path: "/v1/grants/{id}/end",
  tags,
  summary: "End a role at once; handOverTo takes an officer's files",
  request: { params: ById, query: z.object({ handOverTo: z.string().min(1).max(100).optional() }) },
  responses: { 200: answers(GrantView, "Ended"), ...problems },
});

export function grantRoutes(app: App, ports: Ports): void {
  app.openapi(give, async (c) => {
    const grant = await grantRole(ports, actorOf(c), c.req.valid("json"));
    showVersion(c, grant.version);
    return c.json(GrantView.parse(grant), 201);
  });

  app.openapi(list, async (c) => {
    const { role, personId, ...request } = c.req.valid("query");
    const page =
      personId === undefined
        ? await listGrantsByRole(ports, actorOf(c), role, request)
        : { items: await listGrantsOf(ports, actorOf(c), personId) };
    return c.json(
      showPage(page, (grant) => GrantView.parse(grant)),
      200,
    );
  });

  app.openapi(approve, async (c) => {
    const grant = await approveAdministrator(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, grant.version);
    return c.json(GrantView.parse(grant), 200);
  });

  app.openapi(end, async (c) => {
    const { handOverTo } = c.req.valid("query");
    const grant = await endGrant(ports, actorOf(c), c.req.valid("param").id, handOverTo);
    showVersion(c, grant.version);
    return c.json(GrantView.parse(grant), 200);
  });
}
