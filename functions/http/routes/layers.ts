import { createRoute } from "@hono/zod-openapi";
import { IdeaTeaser } from "@tawafuq/core/ideas/layers";
import { OpenInput, openIdea } from "@tawafuq/core/ideas/open-idea";
import { listOpenings, Opening } from "@tawafuq/core/ideas/openings";
import { readTeaser } from "@tawafuq/core/ideas/read-teaser";
import { listSharing, Sharing, shareIdea } from "@tawafuq/core/ideas/sharing";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";
import { IdeaView } from "../views/profiles.ts";

const tags = ["layers"];
const text = IdeaView.shape.title;
const TeaserView = z.object(IdeaTeaser.shape).openapi("IdeaTeaser", { description: "What everybody sees" });
const OpeningView = z.object(Opening.shape).openapi("Opening");
const SharingView = z.object(Sharing.shape).openapi("Sharing");

const OpenedView = z
  .object({ idea: IdeaView, confidential: text.optional(), opening: OpeningView })
  .openapi("OpenedIdea");

const SharingStates = z
  .object({
    items: z.array(
      z.object({
        cooperativeId: z.string(),
        cooperativeName: text,
        interested: z.boolean(),
        agreed: z.boolean(),
      }),
    ),
  })
  .openapi("SharingStates");

const teaser = createRoute({
  method: "get",
  path: "/v1/bank/ideas/{id}",
  tags,
  summary: "What the public bank shows of an idea",
  request: { params: ById },
  responses: { 200: answers(TeaserView, "The teaser"), ...problems },
});

const open = createRoute({
  method: "post",
  path: "/v1/ideas/{id}/open",
  tags,
  summary: "Open a layer: written down before it is shown; the confidential part needs consent and terms",
  request: { params: ById, body: takes(OpenInput.clone().openapi("OpenInput")) },
  responses: { 200: answers(OpenedView, "Opened"), ...problems },
});

const openings = createRoute({
  method: "get",
  path: "/v1/ideas/{id}/openings",
  tags,
  summary: "Who opened what, for the holder",
  request: { params: ById, query: PageQuery },
  responses: { 200: answers(pageOf(OpeningView), "A page, newest first"), ...problems },
});

const sharing = createRoute({
  method: "get",
  path: "/v1/ideas/{id}/sharing",
  tags,
  summary: "Which cooperatives were told, and for which the holder agrees",
  request: { params: ById },
  responses: { 200: answers(SharingStates, "All of them"), ...problems },
});

const share = createRoute({
  method: "post",
  path: "/v1/ideas/{id}/sharing",
  tags,
  summary: "Agree that a cooperative opens the confidential part, or take it back",
  request: {
    params: ById,
    body: takes(
      z
        .strictObject({ cooperativeId: z.string().min(1).max(200), agreed: z.boolean() })
        .openapi("SharingInput"),
    ),
  },
  responses: { 200: answers(SharingView, "Noted"), ...problems },
});

export function layerRoutes(app: App, ports: Ports): void {
  app.openapi(teaser, async (c) =>
    c.json(TeaserView.parse(await readTeaser(ports, c.req.valid("param").id)), 200),
  );

  app.openapi(open, async (c) => {
    const opened = await openIdea(ports, actorOf(c), c.req.valid("param").id, c.req.valid("json"));
    c.header("Cache-Control", "no-store");
    return c.json(OpenedView.parse(opened), 200);
  });

  app.openapi(openings, async (c) => {
    const { id } = c.req.valid("param");
    const page = await listOpenings(ports, actorOf(c), id, c.req.valid("query"));
    return c.json(
      showPage(page, (opening) => OpeningView.parse(opening)),
      200,
    );
  });

  app.openapi(sharing, async (c) => {
    const items = await listSharing(ports, actorOf(c), c.req.valid("param").id);
    return c.json(SharingStates.parse({ items }), 200);
  });

  app.openapi(share, async (c) => {
    const { cooperativeId, agreed } = c.req.valid("json");
    const noted = await shareIdea(ports, actorOf(c), c.req.valid("param").id, cooperativeId, agreed);
    showVersion(c, noted.version);
    return c.json(SharingView.parse(noted), 200);
  });
}
