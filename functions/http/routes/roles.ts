import { createRoute } from "@hono/zod-openapi";
import { personOf } from "@tawafuq/core/actors/actor";
import { chooseRole } from "@tawafuq/core/grants/choose-role";
import { roles } from "@tawafuq/core/grants/grant";
import { listMyGrants } from "@tawafuq/core/grants/list-grants";
import { mandateScopes } from "@tawafuq/core/mandates/mandate";
import type { Ports } from "@tawafuq/core/ports";
import { setCookie } from "hono/cookie";
import { type App, type AppContext, actorOf } from "../app-env.ts";
import { cookieOptions, roleCookie } from "../cookies.ts";
import { answers, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";

const keptSeconds = 30 * 24 * 3600;

const RolesView = z
  .object({
    personId: z.string().optional(),
    grants: z.array(
      z.object({
        id: z.string(),
        role: z.enum(roles),
        subjectId: z.string(),
        state: z.enum(["active", "pending", "ended"]),
        current: z.boolean(),
      }),
    ),
    mandates: z.array(
      z.object({
        id: z.string(),
        cooperativeId: z.string(),
        scopes: z.array(z.enum(mandateScopes)),
        endsAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  })
  .openapi("Roles");

/** What the person behind a request may act as, and what is at work. */
export async function readRoles(ports: Ports, c: AppContext) {
  const actor = actorOf(c);
  const { grants, mandates } = await listMyGrants(ports, actor);
  const via = actor.kind === "anonymous" ? undefined : actor.via;
  const atWork = via?.kind === "session" ? via.grantId : via?.kind === "mandate" ? via.id : undefined;
  const marked = <Item extends { id: string }>(item: Item) => ({ ...item, current: item.id === atWork });
  return { personId: personOf(actor), grants: grants.map(marked), mandates: mandates.map(marked) };
}

/** Remembers under which grant or mandate the browser acts; whether it holds is asked with every request. */
export function keepRole(c: AppContext, id: string): void {
  setCookie(c, roleCookie(c), id, cookieOptions(c, keptSeconds));
}

/** Acts under this grant or mandate from now on. @throws not_found, mandate_ended */
export async function switchRole(ports: Ports, c: AppContext, id: string): Promise<void> {
  keepRole(c, await chooseRole(ports, actorOf(c), id));
}

const list = createRoute({
  method: "get",
  path: "/v1/me/roles",
  tags: ["service"],
  summary: "What the signed-in person may act as",
  responses: { 200: answers(RolesView, "Roles and mandates; none behind a key"), ...problems },
});

const choose = createRoute({
  method: "post",
  path: "/v1/me/role",
  tags: ["service"],
  summary: "Act under one of your roles or mandates; sets a cookie",
  request: { body: takes(z.strictObject({ id: z.string().min(1).max(100) })) },
  responses: { 204: { description: "From the next request on" }, ...problems },
});

export function roleRoutes(app: App, ports: Ports): void {
  app.openapi(list, async (c) => c.json(RolesView.parse(await readRoles(ports, c)), 200));

  app.openapi(choose, async (c) => {
    await switchRole(ports, c, c.req.valid("json").id);
    return c.body(null, 204);
  });
}
