import type { MandateActKind } from "@tawafuq/core/mandates/mandate-act";
import { completeAct, recordAct } from "@tawafuq/core/mandates/record-act";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import { type AppContext, type AppEnv, actorOf } from "./app-env.ts";
import { accessOf, endpointOf } from "./guard.ts";

/** What an agent does by calling a route that mandates open; a route that is missing here is refused to agents. */
export const actsByRoute: Readonly<Record<string, MandateActKind>> = {
  "GET /v1/cooperatives/{id}": "read_profile",
  "PUT /v1/cooperatives/{id}": "revise_profile",
  "POST /v1/cooperatives/{id}/pause": "pause",
  "POST /v1/cooperatives/{id}/resume": "resume",
  "GET /v1/cooperatives/{id}/matches": "read_matches",
  "GET /v1/matches/{matchId}": "read_match",
  "GET /v1/proposals": "read_proposals",
  "GET /v1/proposals/{matchId}": "read_proposal",
  "POST /v1/proposals/{matchId}/answer": "answer",
  "GET /v1/introductions/{matchId}": "read_introduction",
  "GET /v1/notices": "read_notices",
  "GET /v1/notices/{noticeId}": "read_notice",
  "GET /profile": "read_profile",
  "POST /profile/pause": "pause",
  "POST /profile/resume": "resume",
  "GET /profile/edit": "draft_profile",
  "POST /profile/edit": "draft_profile",
  "POST /profile/edit/send": "revise_profile",
  "GET /inbox/{matchId}/calendar": "read_introduction",
  "GET /inbox": "read_inbox",
  "POST /inbox/{matchId}": "answer",
  "POST /v1/ideas/{id}/open": "open_idea",
  "GET /ideas/{id}/full": "open_idea",
  "POST /ideas/{id}/full": "open_idea",
  "GET /v1/me/consent": "read_consents",
  "POST /v1/me/consent": "change_consents",
  "GET /me/consents": "read_consents",
  "POST /me/consents": "change_consents",
};

/** The match in the path, where it is well formed. */
function matchIn(c: AppContext, endpoint: string): string | undefined {
  const place = endpoint
    .slice(endpoint.indexOf(" ") + 1)
    .split("/")
    .indexOf("{matchId}");
  const part = place < 0 ? undefined : c.req.path.split("/")[place];
  return part !== undefined && /^[A-Za-z0-9_.-]{1,200}$/.test(part) ? part : undefined;
}

/**
 * Marks everything an agent does under a mandate, before it is done; afterwards, how it ended. Routes open to anybody,
 * or under any mandate, show nothing of a cooperative and are not marked.
 * @throws not_allowed for a route whose act has no name
 */
export function journalMandates(ports: Ports, log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const actor = actorOf(c);
    const access = accessOf(c);
    const isOfAnybody = access?.who === "anybody" || access?.mandate === "any";
    if (actor.kind === "anonymous" || actor.via.kind !== "mandate" || isOfAnybody) return next();
    const endpoint = endpointOf(c) ?? "";
    const act = actsByRoute[endpoint];
    if (act === undefined) {
      log.error("an act under a mandate without a name", { endpoint });
      return refuse("not_allowed");
    }
    const written = await recordAct(ports, actor, { act, matchId: matchIn(c, endpoint) });
    await next();
    try {
      await completeAct(ports, written, c.res.status < 400 ? "done" : "refused");
    } catch (error) {
      // It stays marked as attempted; what was done stays done and is answered.
      log.warn("how an act under a mandate ended was not kept", { act: written.id, error: String(error) });
    }
  };
}
