import { createRoute } from "@hono/zod-openapi";
import { HandOverInput, handOver } from "@tawafuq/core/officers/hand-over";
import { listOfficers } from "@tawafuq/core/officers/list-officers";
import { Absence, Officer, OfficerChange, OfficerInput } from "@tawafuq/core/officers/officer";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { reviseOfficer } from "@tawafuq/core/officers/revise-officer";
import { setAbsence } from "@tawafuq/core/officers/set-absence";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, IfMatch, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { requiredVersion, showVersion } from "../preconditions.ts";

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

const revise = createRoute({
  method: "put",
  path: "/v1/officers/{id}",
  tags,
  summary: "Change an officer's name, language and delegations",
  request: { params: ById, headers: IfMatch, body: takes(OfficerChange.clone().openapi("OfficerChange")) },
  responses: { 200: answers(OfficerView, "Changed"), ...problems },
});

const away = createRoute({
  method: "post",
  path: "/v1/officers/{id}/absence",
  tags,
  summary: "Days away and who steps in; an earlier absence is replaced",
  request: { params: ById, body: takes(Absence.clone().openapi("Absence")) },
  responses: { 200: answers(OfficerView, "Noted"), ...problems },
});

const back = createRoute({
  method: "post",
  path: "/v1/officers/{id}/return",
  tags,
  summary: "The officer is back, or stays",
  request: { params: ById },
  responses: { 200: answers(OfficerView, "Noted"), ...problems },
});

const handOn = createRoute({
  method: "post",
  path: "/v1/officers/{id}/hand-over",
  tags,
  summary: "Give an officer's files to a colleague, at most 500 a call; call again while some are left",
  request: { params: ById, body: takes(HandOverInput.clone().openapi("HandOverInput")) },
  responses: {
    200: answers(z.object({ moved: z.int().min(0), left: z.int().min(0) }), "How many went over"),
    ...problems,
  },
});

export function officerRoutes(app: App, ports: Ports): void {
  app.openapi(register, async (c) => {
    const officer = await registerOfficer(ports, actorOf(c), c.req.valid("json"));
    showVersion(c, officer.version);
    return c.json(OfficerView.parse(officer), 201);
  });

  app.openapi(revise, async (c) => {
    const { id } = c.req.valid("param");
    const officer = await reviseOfficer(ports, actorOf(c), id, requiredVersion(c), c.req.valid("json"));
    showVersion(c, officer.version);
    return c.json(OfficerView.parse(officer), 200);
  });

  app.openapi(away, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(OfficerView.parse(await setAbsence(ports, actorOf(c), id, c.req.valid("json"))), 200);
  });

  app.openapi(back, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(OfficerView.parse(await setAbsence(ports, actorOf(c), id, undefined)), 200);
  });

  app.openapi(handOn, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await handOver(ports, actorOf(c), id, c.req.valid("json")), 200);
  });

  app.openapi(list, async (c) => {
    const page = await listOfficers(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (officer) => OfficerView.parse(officer)),
      200,
    );
  });
}
