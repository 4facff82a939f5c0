import { createRoute } from "@hono/zod-openapi";
import { readReturns } from "@tawafuq/core/deliveries/returning-channels";
import { DelegationCode, ProvinceCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import { assignMatch } from "@tawafuq/core/matches/assign-match";
import { countViews } from "@tawafuq/core/matches/count-views";
import { listHistory } from "@tawafuq/core/matches/list-matches";
import { listQueue } from "@tawafuq/core/matches/list-queue";
import { matchStates } from "@tawafuq/core/matches/match";
import { readMatch } from "@tawafuq/core/matches/read-match";
import type { Ports } from "@tawafuq/core/ports";
import { conflictsOf } from "@tawafuq/core/ties/find-conflicts";
import { type App, actorOf } from "../app-env.ts";
import { answers, ByMatch, IfMatch, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { Days, daysBefore, PageQuery, pageOf, Share, showPage } from "../paging.ts";
import { requiredVersion, showVersion } from "../preconditions.ts";
import { HistoryView, MatchView, showMatch } from "../views/matches.ts";

const tags = ["queue"];

const QueueQuery = PageQuery.extend({
  delegation: DelegationCode,
  state: z.enum(matchStates).default("waiting"),
  order: z.enum(["age", "score"]).default("age").openapi({ description: "Longest waiting, or best first" }),
  sector: SectorCode.optional(),
  minScore: Share.optional(),
  olderThanDays: Days.optional(),
  assignedTo: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "An officer's id, me, or nobody" }),
  province: ProvinceCode.optional(),
});

const Counts = z
  .record(z.enum(matchStates), z.object({ count: z.int(), more: z.boolean() }))
  .openapi("QueueCounts", { description: "more: counting stopped there" });

const queue = createRoute({
  method: "get",
  path: "/v1/matches",
  tags,
  summary: "The queue of a delegation, cut by what must be done",
  request: { query: QueueQuery },
  responses: { 200: answers(pageOf(MatchView), "A page"), ...problems },
});

const counts = createRoute({
  method: "get",
  path: "/v1/matches/counts",
  tags,
  summary: "How many matches of a delegation are in each state",
  request: { query: z.object({ delegation: DelegationCode }) },
  responses: { 200: answers(Counts, "The counts"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/matches/{matchId}",
  tags,
  summary: "One match with its parts and reasons",
  request: { params: ByMatch },
  responses: { 200: answers(MatchView, "The match"), ...problems },
});

const history = createRoute({
  method: "get",
  path: "/v1/matches/{matchId}/history",
  tags,
  summary: "What happened to a match: who, when, why",
  request: { params: ByMatch, query: PageQuery },
  responses: { 200: answers(pageOf(HistoryView), "A page"), ...problems },
});

const assign = createRoute({
  method: "put",
  path: "/v1/matches/{matchId}/assignee",
  tags,
  summary: "Give a match to an officer, or to nobody",
  request: {
    params: ByMatch,
    headers: IfMatch,
    body: takes(z.strictObject({ officerId: z.string().min(1).max(200).nullable() }).openapi("Assignee")),
  },
  responses: { 200: answers(MatchView, "Assigned"), ...problems },
});

export function matchRoutes(app: App, ports: Ports): void {
  app.openapi(queue, async (c) => {
    const actor = actorOf(c);
    const { olderThanDays, assignedTo, ...request } = c.req.valid("query");
    const page = await listQueue(ports, actor, {
      ...request,
      ...(assignedTo === "nobody"
        ? { isUnassigned: true }
        : { assignedTo: assignedTo === "me" && "id" in actor ? actor.id : assignedTo }),
      sinceBefore: olderThanDays === undefined ? undefined : daysBefore(ports.now(), olderThanDays),
    });
    return c.json(
      showPage(page, (match) => showMatch(actor, c.get("language"), match)),
      200,
    );
  });

  app.openapi(counts, async (c) => {
    const counted = await countViews(ports, actorOf(c), c.req.valid("query").delegation);
    return c.json(Counts.parse(counted), 200);
  });

  app.openapi(read, async (c) => {
    const actor = actorOf(c);
    const match = await readMatch(ports, actor, c.req.valid("param").matchId);
    const [conflicts, returns] = await Promise.all([
      conflictsOf(ports, actor, [match]),
      readReturns(ports, actor, match),
    ]);
    showVersion(c, match.version);
    return c.json(showMatch(actor, c.get("language"), match, conflicts.get(match.id) ?? [], returns), 200);
  });

  app.openapi(history, async (c) => {
    const page = await listHistory(ports, actorOf(c), c.req.valid("param").matchId, c.req.valid("query"));
    return c.json(
      showPage(page, (entry) => HistoryView.parse(entry)),
      200,
    );
  });

  app.openapi(assign, async (c) => {
    const { matchId } = c.req.valid("param");
    const { officerId } = c.req.valid("json");
    const match = await assignMatch(ports, actorOf(c), matchId, requiredVersion(c), officerId ?? undefined);
    showVersion(c, match.version);
    return c.json(showMatch(actorOf(c), c.get("language"), match), 200);
  });
}
