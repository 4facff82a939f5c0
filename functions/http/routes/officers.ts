import { createRoute, z } from "@hono/zod-openapi";
import { listOfficers } from "@tawafuq/core/officers/list-officers";
import { Officer, OfficerInput } from "@tawafuq/core/officers/officer";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems, takes } from "../describe.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";

const tags = ["officers"];
const OfficerView = z.object(Officer.shape).openapi("Officer");

const register = createRoute({
  method: "post",
  path: "/v1/officers",
  tags,
  summary: "Register an officer of one or more delegations",
  request: { body: takes(OfficerInput.clone().openapi("OfficerInput")) },
  responses: { 201: answers(OfficerView, "Registered"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/officers",
  tags,
  summary: "All officers",
  request: { query: PageQuery },
  responses: { 200: answers(pageOf(OfficerView), "A page"), ...problems },
});

export function officerRoutes(app: App, ports: Ports): void {
  app.openapi(register, async (c) => {
    const officer = await registerOfficer(ports, actorOf(c), c.req.valid("json"));
    showVersion(c, officer.version);
    return c.json(OfficerView.parse(officer), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listOfficers(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (officer) => OfficerView.parse(officer)),
      200,
    );
  });
}
