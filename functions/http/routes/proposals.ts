import { createRoute } from "@hono/zod-openapi";
import { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { Answer } from "@tawafuq/core/matches/match";
import type { Ports } from "@tawafuq/core/ports";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { listProposals } from "@tawafuq/core/proposals/list-proposals";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { type App, type AppContext, actorOf } from "../app-env.ts";
import { answers, ByMatch, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { showVersion } from "../preconditions.ts";
import { MatchView, showMatch } from "../views/matches.ts";
import { ContactView, CooperativeView, HolderView, IdeaView } from "../views/profiles.ts";

const tags = ["proposals"];

const ProposalView = z
  .object({ match: MatchView, idea: IdeaView, cooperative: CooperativeView })
  .openapi("Proposal", { description: "Both profiles, never contacts" });

const IntroductionView = z
  .object({
    match: MatchView,
    holder: HolderView,
    contacts: z.object({ idea: ContactView, cooperative: ContactView }),
  })
  .openapi("Introduction", { description: "Both said interested: the contacts of both" });

const AnswerInput = z
  .strictObject(Answer.pick({ answer: true, reason: true, note: true }).shape)
  .openapi("AnswerInput");

const list = createRoute({
  method: "get",
  path: "/v1/proposals",
  tags,
  summary: "Your own proposals, newest first",
  request: { query: PageQuery },
  responses: { 200: answers(pageOf(MatchView), "A page"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/proposals/{matchId}",
  tags,
  summary: "One proposal with both profiles",
  request: { params: ByMatch },
  responses: { 200: answers(ProposalView, "The proposal"), ...problems },
});

const answer = createRoute({
  method: "post",
  path: "/v1/proposals/{matchId}/answer",
  tags,
  summary: "Interested, declined with a reason, or later",
  request: { params: ByMatch, body: takes(AnswerInput) },
  responses: { 200: answers(MatchView, "Answered"), ...problems },
});

const introduction = createRoute({
  method: "get",
  path: "/v1/introductions/{matchId}",
  tags,
  summary: "The contacts of both sides, once both are interested",
  request: { params: ByMatch },
  responses: { 200: answers(IntroductionView, "The introduction"), ...problems },
});

export function proposalRoutes(app: App, ports: Ports): void {
  const show = (c: AppContext, match: Parameters<typeof showMatch>[2]) =>
    showMatch(actorOf(c), c.get("language"), match);

  app.openapi(list, async (c) => {
    const page = await listProposals(ports, actorOf(c), c.req.valid("query"));
    return c.json(
      showPage(page, (match) => show(c, match)),
      200,
    );
  });

  app.openapi(read, async (c) => {
    const proposal = await readProposal(ports, actorOf(c), c.req.valid("param").matchId);
    return c.json(ProposalView.parse({ ...proposal, match: show(c, proposal.match) }), 200);
  });

  app.openapi(answer, async (c) => {
    const { matchId } = c.req.valid("param");
    const match = await answerProposal(ports, actorOf(c), matchId, c.req.valid("json"));
    showVersion(c, match.version);
    return c.json(show(c, match), 200);
  });

  app.openapi(introduction, async (c) => {
    const introduced = await readIntroduction(ports, actorOf(c), c.req.valid("param").matchId);
    c.header("Cache-Control", "no-store");
    return c.json(IntroductionView.parse({ ...introduced, match: show(c, introduced.match) }), 200);
  });
}
