import { createRoute } from "@hono/zod-openapi";
import { ConsentEntry, ConsentInput } from "@tawafuq/core/consents/consent";
import { listConsents, recordConsent } from "@tawafuq/core/consents/record-consent";
import { listViewings } from "@tawafuq/core/contacts/list-viewings";
import { ContactViewing } from "@tawafuq/core/contacts/viewing";
import type { Ports } from "@tawafuq/core/ports";
import { exportMyData } from "@tawafuq/core/privacy/export-my-data";
import { MyData } from "@tawafuq/core/privacy/my-data";
import { deletable, requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";

const tags = ["privacy"];
const ViewingView = z.object(ContactViewing.shape).openapi("ContactViewing");
const ConsentView = z.object(ConsentEntry.shape).openapi("ConsentEntry");
const Consents = z.object({ items: z.array(ConsentView) }).openapi("Consents");
const MyDataView = z.object(MyData.shape).openapi("MyData");

const DeletionInput = z
  .strictObject({ what: z.enum(deletable), confirm: z.literal("delete for ever") })
  .openapi("DeletionInput");
const DeletionView = z
  .object({
    kind: z.enum(["cooperative", "holder", "idea", "person"]),
    id: z.string(),
    at: z.iso.datetime(),
    state: z.enum(["finished", "under_way"]),
  })
  .openapi("Deletion", { description: "What is under way goes on by itself, after a crash too" });

const owners = [
  { kind: "cooperative", path: "/v1/cooperatives/{id}/contact/views" },
  { kind: "holder", path: "/v1/holders/{id}/contact/views" },
] as const;

const viewsOf = <Path extends string>(path: Path) =>
  createRoute({
    method: "get",
    path,
    tags,
    summary: "Who saw this contact, newest first",
    request: { params: ById, query: PageQuery },
    responses: { 200: answers(pageOf(ViewingView), "A page"), ...problems },
  });

const readConsents = createRoute({
  method: "get",
  path: "/v1/me/consent",
  tags,
  summary: "What your side allowed and withdrew, oldest first; the last line on a channel and purpose counts",
  responses: { 200: answers(Consents, "All lines"), ...problems },
});

const giveConsent = createRoute({
  method: "post",
  path: "/v1/me/consent",
  tags,
  summary: "Allow or withdraw one channel for one purpose",
  request: { body: takes(ConsentInput.clone().openapi("ConsentInput")) },
  responses: { 200: answers(ConsentView, "Written down"), ...problems },
});

const exportAll = createRoute({
  method: "get",
  path: "/v1/me/export",
  tags,
  summary: "Everything kept about you; lists hold at most 1,000 lines each",
  responses: { 200: answers(MyDataView, "Your data, as a download"), ...problems },
});

const remove = createRoute({
  method: "post",
  path: "/v1/me/deletion",
  tags,
  summary: "Erase your side or your person for good",
  request: { body: takes(DeletionInput) },
  responses: { 200: answers(DeletionView, "Begun"), ...problems },
});

export function privacyRoutes(app: App, ports: Ports): void {
  for (const { kind, path } of owners)
    app.openapi(viewsOf(path), async (c) => {
      const owner = { kind, id: c.req.valid("param").id };
      const page = await listViewings(ports, actorOf(c), owner, c.req.valid("query"));
      return c.json(
        showPage(page, (viewing) => ViewingView.parse(viewing)),
        200,
      );
    });

  app.openapi(readConsents, async (c) =>
    c.json(Consents.parse({ items: await listConsents(ports, actorOf(c)) }), 200),
  );

  app.openapi(giveConsent, async (c) => {
    const read = { language: c.get("language"), source: "api" } as const;
    const entry = await recordConsent(ports, actorOf(c), c.req.valid("json"), read);
    return c.json(ConsentView.parse(entry), 200);
  });

  app.openapi(exportAll, async (c) => {
    const data = MyDataView.parse(await exportMyData(ports, actorOf(c)));
    c.header("Cache-Control", "no-store");
    c.header("Content-Disposition", 'attachment; filename="tawafuq-my-data.json"');
    return c.json(data, 200);
  });

  app.openapi(remove, async (c) => {
    const { erasure, state } = await requestDeletion(ports, actorOf(c), c.req.valid("json").what);
    return c.json(DeletionView.parse({ ...erasure, state }), 200);
  });
}
