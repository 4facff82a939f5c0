import { createRoute } from "@hono/zod-openapi";
import { listNotices } from "@tawafuq/core/notices/list-notices";
import { Notice } from "@tawafuq/core/notices/notice";
import { readNotice } from "@tawafuq/core/notices/read-notice";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";

const tags = ["notices"];
const NoticeView = z.object(Notice.shape).openapi("Notice");

const list = createRoute({
  method: "get",
  path: "/v1/notices",
  tags,
  summary: "Your own notices, newest first",
  request: { query: PageQuery },
  responses: { 200: answers(pageOf(NoticeView), "A page"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/notices/{noticeId}",
  tags,
  summary: "One of your notices",
  request: { params: z.object({ noticeId: z.string().min(1).max(400) }) },
  responses: { 200: answers(NoticeView, "The notice"), ...problems },
});

export function noticeRoutes(app: App, ports: Ports): void {
  app.openapi(list, async (c) => {
    const page = await listNotices(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (notice) => NoticeView.parse(notice)),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const notice = await readNotice(ports, actorOf(c), c.req.valid("param").noticeId);
    return c.json(NoticeView.parse(notice), 200);
  });
}
