import { createRoute } from "@hono/zod-openapi";
import { readOwnContact } from "@tawafuq/core/contacts/read-own-contact";
import { HolderInput } from "@tawafuq/core/holders/holder";
import { readHolder } from "@tawafuq/core/holders/read-holder";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, IdempotencyKey, problems, takes } from "../describe.ts";
import { onceOf, showCreated } from "../idempotency.ts";
import { showVersion } from "../preconditions.ts";
import { ContactView, HolderView } from "../views/profiles.ts";

const tags = ["holders"];

const register = createRoute({
  method: "post",
  path: "/v1/holders",
  tags,
  summary: "Register who stands behind ideas",
  request: { headers: IdempotencyKey, body: takes(HolderInput.clone().openapi("HolderInput")) },
  responses: { 201: answers(HolderView, "Registered"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/holders/{id}",
  tags,
  summary: "One holder",
  request: { params: ById },
  responses: { 200: answers(HolderView, "The holder"), ...problems },
});

const readContact = createRoute({
  method: "get",
  path: "/v1/holders/{id}/contact",
  tags,
  summary: "The contact a holder gave, for itself",
  request: { params: ById },
  responses: { 200: answers(ContactView, "The contact"), ...problems },
});

export function holderRoutes(app: App, ports: Ports): void {
  app.openapi(register, async (c) => {
    const input = c.req.valid("json");
    const made = await registerHolder(ports, actorOf(c), input, onceOf(c, ports, input));
    showCreated(c, `/v1/holders/${made.holder.id}`, made.replayed);
    showVersion(c, made.holder.version);
    return c.json(HolderView.parse(made.holder), 201);
  });

  app.openapi(read, async (c) => {
    const holder = await readHolder(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, holder.version);
    return c.json(HolderView.parse(holder), 200);
  });

  app.openapi(readContact, async (c) => {
    const owner = { kind: "holder", id: c.req.valid("param").id } as const;
    c.header("Cache-Control", "no-store");
    return c.json(ContactView.parse(await readOwnContact(ports, actorOf(c), owner)), 200);
  });
}
