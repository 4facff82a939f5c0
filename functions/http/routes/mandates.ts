import { createRoute } from "@hono/zod-openapi";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { ConsentInput, confirmMandate } from "@tawafuq/core/mandates/confirm-mandate";
import { endMandate } from "@tawafuq/core/mandates/end-mandate";
import { listActs } from "@tawafuq/core/mandates/list-acts";
import { listMandates } from "@tawafuq/core/mandates/list-mandates";
import { MandateRequestInput } from "@tawafuq/core/mandates/mandate-request";
import { requestMandate } from "@tawafuq/core/mandates/request-mandate";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";
import { MandateActView, MandateRequestView, MandateView } from "../views/mandates.ts";

const tags = ["mandates"];

const request = createRoute({
  method: "post",
  path: "/v1/mandates",
  tags,
  summary: "Ask a cooperative for a mandate: it is sent what you ask for with a code",
  request: { body: takes(MandateRequestInput.clone().openapi("MandateRequestInput")) },
  responses: { 201: answers(MandateRequestView, "Asked for"), ...problems },
});

const confirm = createRoute({
  method: "post",
  path: "/v1/mandates/{id}/confirm",
  tags,
  summary: "Record consent: the code (by the agent), or a signed slip (by the delegation)",
  request: { params: ById, body: takes(ConsentInput.clone().openapi("ConsentInput")) },
  responses: { 201: answers(MandateView, "The mandate has begun"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/mandates",
  tags,
  summary: "Mandates of the cooperative, of the agent, or of a delegation's cooperatives",
  request: { query: PageQuery.extend({ delegation: DelegationCode.optional() }) },
  responses: { 200: answers(pageOf(MandateView), "Newest first"), ...problems },
});

const end = createRoute({
  method: "post",
  path: "/v1/mandates/{id}/end",
  tags,
  summary: "End a mandate at once",
  request: { params: ById },
  responses: { 200: answers(MandateView, "Ended"), ...problems },
});

const acts = createRoute({
  method: "get",
  path: "/v1/mandates/{id}/acts",
  tags,
  summary: "Everything done under a mandate",
  request: { params: ById, query: PageQuery },
  responses: { 200: answers(pageOf(MandateActView), "Newest first"), ...problems },
});

export function mandateRoutes(app: App, ports: Ports): void {
  app.openapi(request, async (c) => {
    const asked = await requestMandate(ports, actorOf(c), c.req.valid("json"));
    return c.json(MandateRequestView.parse(asked), 201);
  });

  app.openapi(confirm, async (c) => {
    const { id } = c.req.valid("param");
    const mandate = await confirmMandate(ports, actorOf(c), id, c.req.valid("json"));
    showVersion(c, mandate.version);
    return c.json(MandateView.parse(mandate), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listMandates(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (mandate) => MandateView.parse(mandate)),
      200,
    );
  });

  app.openapi(end, async (c) => {
    const mandate = await endMandate(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, mandate.version);
    return c.json(MandateView.parse(mandate), 200);
  });

  app.openapi(acts, async (c) => {
    const page = await listActs(ports, actorOf(c), c.req.valid("param").id, c.req.valid("query"));
    return c.json(
      showPage(page, (act) => MandateActView.parse(act)),
      200,
    );
  });
}
