import { createRoute } from "@hono/zod-openapi";
import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { IdeaInput } from "@tawafuq/core/ideas/idea";
import { listIdeas } from "@tawafuq/core/ideas/list-ideas";
import { readIdea } from "@tawafuq/core/ideas/read-idea";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import { listMatchesOfIdea } from "@tawafuq/core/matches/list-matches";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, IdempotencyKey, IfMatch, problems, takes } from "../describe.ts";
import { onceOf, showCreated } from "../idempotency.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, ProfilesQuery, pageOf, showPage } from "../paging.ts";
import { requiredVersion, showVersion } from "../preconditions.ts";
import { MatchView, showMatch } from "../views/matches.ts";
import { IdeaView, IdeaWithWarnings, showWarnings } from "../views/profiles.ts";

const tags = ["ideas"];
const Input = IdeaInput.clone().openapi("IdeaInput");
/** Who is not the holder says for whom the idea is entered. */
const NewIdea = IdeaInput.safeExtend({ holderId: z.string().min(1).max(200).optional() }).openapi("NewIdea");

const create = createRoute({
  method: "post",
  path: "/v1/ideas",
  tags,
  summary: "Enter an idea; it is matched at once",
  request: { headers: IdempotencyKey, body: takes(NewIdea) },
  responses: { 201: answers(IdeaWithWarnings, "Entered"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/ideas",
  tags,
  summary: "Ideas in the order of their last change",
  request: { query: ProfilesQuery },
  responses: { 200: answers(pageOf(IdeaView), "A page"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/ideas/{id}",
  tags,
  summary: "One idea",
  request: { params: ById },
  responses: { 200: answers(IdeaView, "The idea"), ...problems },
});

const revise = createRoute({
  method: "put",
  path: "/v1/ideas/{id}",
  tags,
  summary: "Replace what an idea tells of itself; it is matched again",
  request: { params: ById, headers: IfMatch, body: takes(Input) },
  responses: { 200: answers(IdeaWithWarnings, "Revised"), ...problems },
});

const availabilityChanges = [
  { verb: "pause", to: "paused", summary: "No more proposals for now" },
  { verb: "resume", to: "active", summary: "Proposals again" },
  { verb: "withdraw", to: "withdrawn", summary: "Leave the bank for good; open proposals are closed" },
] as const;

const listMatches = createRoute({
  method: "get",
  path: "/v1/ideas/{id}/matches",
  tags,
  summary: "The matches of an idea, best first",
  request: { params: ById, query: PageQuery },
  responses: { 200: answers(pageOf(MatchView), "A page"), ...problems },
});

export function ideaRoutes(app: App, ports: Ports): void {
  app.openapi(create, async (c) => {
    const body = c.req.valid("json");
    const { holderId, ...input } = body;
    const made = await createIdea(ports, actorOf(c), input, holderId, onceOf(c, ports, body));
    showCreated(c, `/v1/ideas/${made.idea.id}`, made.replayed);
    showVersion(c, made.idea.version);
    const warnings = showWarnings(c.get("language"), made.warnings);
    return c.json(IdeaWithWarnings.parse({ ...made.idea, warnings, receipt: made.receipt }), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listIdeas(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (item) => IdeaView.parse(item)),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const idea = await readIdea(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, idea.version);
    return c.json(IdeaView.parse(idea), 200);
  });

  app.openapi(revise, async (c) => {
    const { id } = c.req.valid("param");
    const revised = await reviseIdea(ports, actorOf(c), id, requiredVersion(c), c.req.valid("json"));
    showVersion(c, revised.idea.version);
    const warnings = showWarnings(c.get("language"), revised.warnings);
    return c.json(IdeaWithWarnings.parse({ ...revised.idea, warnings, receipt: revised.receipt }), 200);
  });

  for (const { verb, to, summary } of availabilityChanges) {
    const change = createRoute({
      method: "post",
      path: `/v1/ideas/{id}/${verb}`,
      tags,
      summary,
      request: { params: ById, headers: IfMatch },
      responses: { 200: answers(IdeaView, "Changed"), ...problems },
    });
    app.openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeIdeaAvailability(ports, actorOf(c), id, requiredVersion(c), to);
      showVersion(c, changed.version);
      return c.json(IdeaView.parse(changed), 200);
    });
  }

  app.openapi(listMatches, async (c) => {
    const actor = actorOf(c);
    const page = await listMatchesOfIdea(ports, actor, c.req.valid("param").id, c.req.valid("query"));
    return c.json(
      showPage(page, (match) => showMatch(actor, c.get("language"), match)),
      200,
    );
  });
}
