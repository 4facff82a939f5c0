import { createRoute } from "@hono/zod-openapi";
import { ApiKeyView, KeyInput } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { listKeys } from "@tawafuq/core/api-keys/list-keys";
import { revokeKey } from "@tawafuq/core/api-keys/revoke-key";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";

const tags = ["keys"];
const KeyView = z.object(ApiKeyView.shape).openapi("Key");
const IssuedKey = z.object({
  key: KeyView,
  token: z.string().openapi({ description: "Shown this once; send it as Authorization: Bearer <token>" }),
});

const issue = createRoute({
  method: "post",
  path: "/v1/keys",
  tags,
  summary: "Issue a key for one cooperative, holder, officer or administrator",
  request: { body: takes(KeyInput.clone().openapi("KeyInput")) },
  responses: { 201: answers(IssuedKey, "Issued"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/keys",
  tags,
  summary: "All keys, never their secrets",
  request: { query: PageQuery },
  responses: { 200: answers(pageOf(KeyView), "A page"), ...problems },
});

const revoke = createRoute({
  method: "post",
  path: "/v1/keys/{id}/revoke",
  tags,
  summary: "End a key at once",
  request: { params: ById },
  responses: { 200: answers(KeyView, "Revoked"), ...problems },
});

export function keyRoutes(app: App, ports: Ports): void {
  app.openapi(issue, async (c) => {
    const issued = await issueKey(ports, actorOf(c), c.req.valid("json"));
    c.header("Cache-Control", "no-store");
    return c.json(IssuedKey.parse(issued), 201);
  });

  app.openapi(list, async (c) => {
    const page = await listKeys(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (key) => KeyView.parse(key)),
      200,
    );
  });

  app.openapi(revoke, async (c) => {
    const key = await revokeKey(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, key.version);
    return c.json(KeyView.parse(key), 200);
  });
}
