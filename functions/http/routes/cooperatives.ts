import { createRoute } from "@hono/zod-openapi";
import { readOwnContact } from "@tawafuq/core/contacts/read-own-contact";
import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { listCooperatives } from "@tawafuq/core/cooperatives/list-cooperatives";
import { readCooperative } from "@tawafuq/core/cooperatives/read-cooperative";
import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import { listMatchesOfCooperative } from "@tawafuq/core/matches/list-matches";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, IdempotencyKey, IfMatch, problems, takes } from "../describe.ts";
import { onceOf, showCreated } from "../idempotency.ts";
import { PageQuery, ProfilesQuery, pageOf, showPage } from "../paging.ts";
import { requiredVersion, showVersion } from "../preconditions.ts";
import { MatchView, showMatch } from "../views/matches.ts";
import { ContactView, CooperativeView, CooperativeWithWarnings, showWarnings } from "../views/profiles.ts";

const tags = ["cooperatives"];
const Input = CooperativeInput.clone().openapi("CooperativeInput");

const create = createRoute({
  method: "post",
  path: "/v1/cooperatives",
  tags,
  summary: "Enter a cooperative; it is matched at once",
  request: { headers: IdempotencyKey, body: takes(Input) },
  responses: { 201: answers(CooperativeWithWarnings, "Entered"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/cooperatives",
  tags,
  summary: "Cooperatives in the order of their last change",
  request: { query: ProfilesQuery },
  responses: { 200: answers(pageOf(CooperativeView), "A page"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/cooperatives/{id}",
  tags,
  summary: "One cooperative",
  request: { params: ById },
  responses: { 200: answers(CooperativeView, "The cooperative"), ...problems },
});

const revise = createRoute({
  method: "put",
  path: "/v1/cooperatives/{id}",
  tags,
  summary: "Replace what a cooperative tells of itself; it is matched again",
  request: { params: ById, headers: IfMatch, body: takes(Input) },
  responses: { 200: answers(CooperativeWithWarnings, "Revised"), ...problems },
});

const availabilityChanges = [
  { verb: "pause", to: "paused", summary: "No more proposals for now" },
  { verb: "resume", to: "active", summary: "Proposals again" },
  { verb: "withdraw", to: "withdrawn", summary: "Leave the bank for good; open proposals are closed" },
] as const;

const readContact = createRoute({
  method: "get",
  path: "/v1/cooperatives/{id}/contact",
  tags,
  summary: "The contact a cooperative gave, for itself",
  request: { params: ById },
  responses: { 200: answers(ContactView, "The contact"), ...problems },
});

const listMatches = createRoute({
  method: "get",
  path: "/v1/cooperatives/{id}/matches",
  tags,
  summary: "The matches of a cooperative, best first",
  request: { params: ById, query: PageQuery },
  responses: { 200: answers(pageOf(MatchView), "A page"), ...problems },
});

export function cooperativeRoutes(app: App, ports: Ports): void {
  app.openapi(create, async (c) => {
    const input = c.req.valid("json");
    const made = await createCooperative(ports, actorOf(c), input, onceOf(c, ports, input));
    showCreated(c, `/v1/cooperatives/${made.cooperative.id}`, made.replayed);
    showVersion(c, made.cooperative.version);
    const warnings = showWarnings(c.get("language"), made.warnings);
    return c.json(CooperativeWithWarnings.parse({ ...made.cooperative, warnings }), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listCooperatives(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (item) => CooperativeView.parse(item)),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const cooperative = await readCooperative(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, cooperative.version);
    return c.json(CooperativeView.parse(cooperative), 200);
  });

  app.openapi(revise, async (c) => {
    const { id } = c.req.valid("param");
    const revised = await reviseCooperative(ports, actorOf(c), id, requiredVersion(c), c.req.valid("json"));
    showVersion(c, revised.cooperative.version);
    const warnings = showWarnings(c.get("language"), revised.warnings);
    return c.json(CooperativeWithWarnings.parse({ ...revised.cooperative, warnings }), 200);
  });

  for (const { verb, to, summary } of availabilityChanges) {
    const change = createRoute({
      method: "post",
      path: `/v1/cooperatives/{id}/${verb}`,
      tags,
      summary,
      request: { params: ById, headers: IfMatch },
      responses: { 200: answers(CooperativeView, "Changed"), ...problems },
    });
    app.openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeCooperativeAvailability(ports, actorOf(c), id, requiredVersion(c), to);
      showVersion(c, changed.version);
      return c.json(CooperativeView.parse(changed), 200);
    });
  }

  app.openapi(readContact, async (c) => {
    const owner = { kind: "cooperative", id: c.req.valid("param").id } as const;
    c.header("Cache-Control", "no-store");
    return c.json(ContactView.parse(await readOwnContact(ports, actorOf(c), owner)), 200);
  });

  app.openapi(listMatches, async (c) => {
    const actor = actorOf(c);
    const page = await listMatchesOfCooperative(ports, actor, c.req.valid("param").id, c.req.valid("query"));
    return c.json(
      showPage(page, (match) => showMatch(actor, c.get("language"), match)),
      200,
    );
  });
}
