import { createRoute } from "@hono/zod-openapi";
import { acceptInvitation } from "@tawafuq/core/invitations/accept-invitation";
import { Invitation } from "@tawafuq/core/invitations/invitation";
import { InvitationInput, invite } from "@tawafuq/core/invitations/invite";
import {
  hintOf,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "@tawafuq/core/invitations/keep-invitations";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { GrantView } from "./grants.ts";

const tags = ["invitations"];
const InvitationView = Invitation.pick({
  ...{ id: true, version: true, state: true, role: true, subjectId: true, channel: true, language: true },
  ...{ expiresAt: true, createdAt: true, createdBy: true, usedAt: true },
})
  .extend({ addressHint: z.string().openapi({ description: "Enough for whoever wrote it" }) })
  .openapi("Invitation");
const show = (invitation: Invitation) =>
  InvitationView.parse({ ...invitation, addressHint: hintOf(invitation) });

const create = createRoute({
  method: "post",
  path: "/v1/invitations",
  tags,
  summary: "Invite somebody to a role by e-mail or SMS: seven days, one use",
  request: { body: takes(InvitationInput.clone().openapi("InvitationInput")) },
  responses: { 201: answers(InvitationView, "Sent"), ...problems },
});

const list = createRoute({
  method: "get",
  path: "/v1/invitations",
  tags,
  summary: "Invitations the actor may keep, newest first",
  request: { query: PageQuery },
  responses: { 200: answers(pageOf(InvitationView), "A page"), ...problems },
});

const keepings = [
  { verb: "revoke", keep: revokeInvitation, summary: "Take an invitation back at once" },
  { verb: "resend", keep: resendInvitation, summary: "Send a new link; the old one no longer works" },
] as const;

const accept = createRoute({
  method: "post",
  path: "/v1/invitations/accept",
  tags,
  summary: "Take the role; for the signed-in person the invitation was sent to",
  request: { body: takes(z.strictObject({ token: z.string().min(1).max(200) })) },
  responses: { 200: answers(GrantView, "The role, active or waiting"), ...problems },
});

export function invitationRoutes(app: App, ports: Ports): void {
  app.openapi(create, async (c) => c.json(show(await invite(ports, actorOf(c), c.req.valid("json"))), 201));

  app.openapi(list, async (c) => {
    const page = await listInvitations(ports, actorOf(c), c.req.valid("query"));
    return c.json(showPage(page, show), 200);
  });

  for (const { verb, keep, summary } of keepings) {
    const route = createRoute({
      method: "post",
      path: `/v1/invitations/{id}/${verb}`,
      tags,
      summary,
      request: { params: ById },
      responses: { 200: answers(InvitationView, "Done"), ...problems },
    });
    app.openapi(route, async (c) =>
      c.json(show(await keep(ports, actorOf(c), c.req.valid("param").id)), 200),
    );
  }

  app.openapi(accept, async (c) => {
    const { token } = c.req.valid("json");
    return c.json(GrantView.parse(await acceptInvitation(ports, actorOf(c), token, c.get("address"))), 200);
  });
}
