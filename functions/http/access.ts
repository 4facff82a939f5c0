import type { MandateScope } from "@tawafuq/core/mandates/mandate";
import { pageAccess } from "./pages/access.ts";

/** Who can be told apart: holders of keys, and people signed in under a role or without one. */
export type Caller = "person" | "cooperative" | "holder" | "officer" | "administrator" | "juror" | "agent";

/** Who may call a route: anybody, or these kinds of callers. Whose record it is, the use case decides. */
export type Access = {
  readonly who: "anybody" | readonly Caller[];
  /** A page is entered with the cookie of its sign-in form too; the API never is. */
  readonly page?: true;
  /** What a mandate must allow for an agent to come here for a cooperative; absent: no agent comes here; any: every one. */
  readonly mandate?: MandateScope | "any";
};

const anybody: Access = { who: "anybody" };
const signedIn: Access = { who: ["cooperative", "holder", "officer", "administrator"] };
const programme: Access = { who: ["officer", "administrator"] };
const administrator: Access = { who: ["administrator"] };
/** Those who decide, and whose ties matter. */
const deciders: Access = { who: ["officer", "juror", "administrator"] };
const cooperativeSide: Access = { who: ["cooperative", "officer", "administrator"] };
const ideaSide: Access = { who: ["holder", "officer", "administrator"] };
/** Whoever came in, in whatever role or none. */
const everyone: Access = {
  who: ["person", "cooperative", "holder", "officer", "administrator", "juror", "agent"],
};
const bothSides: Access = { who: ["cooperative", "holder"] };
const ownNotices: Access = { who: ["cooperative", "holder", "officer"] };
const mandated: Access = { who: ["cooperative", "agent", "officer", "administrator"] };

/** Open to an agent, too, whose mandate allows this. */
const under = (mandate: MandateScope, access: Access): Access => ({ ...access, mandate });

/** Every route with who may call it. A route that has no row is refused to everybody. */
export const accessTable: Readonly<Record<string, Access>> = {
  "GET /healthz": anybody,
  "GET /openapi.json": anybody,
  "GET /docs": anybody,
  "GET /docs/assets/{file}": anybody,
  "GET /v1/reference": anybody,
  "GET /v1/me": { ...everyone, mandate: "any" },
  "GET /v1/me/roles": { ...everyone, mandate: "any" },
  "POST /v1/me/role": { ...everyone, mandate: "any" },

  "POST /v1/cooperatives": programme,
  "GET /v1/cooperatives": programme,
  "GET /v1/cooperatives/{id}": under("read", cooperativeSide),
  "PUT /v1/cooperatives/{id}": under("profile", cooperativeSide),
  "POST /v1/cooperatives/{id}/pause": under("profile", cooperativeSide),
  "POST /v1/cooperatives/{id}/resume": under("profile", cooperativeSide),
  "POST /v1/cooperatives/{id}/withdraw": cooperativeSide,
  "GET /v1/cooperatives/{id}/contact": { who: ["cooperative", "administrator"] },
  "GET /v1/cooperatives/{id}/matches": under("read", cooperativeSide),

  "POST /v1/ideas": ideaSide,
  "GET /v1/ideas": ideaSide,
  "GET /v1/ideas/{id}": ideaSide,
  "PUT /v1/ideas/{id}": ideaSide,
  "POST /v1/ideas/{id}/pause": ideaSide,
  "POST /v1/ideas/{id}/resume": ideaSide,
  "POST /v1/ideas/{id}/withdraw": ideaSide,
  "GET /v1/ideas/{id}/matches": ideaSide,
  "GET /v1/bank/ideas/{id}": anybody,
  "POST /v1/ideas/{id}/open": {
    who: ["cooperative", "holder", "officer", "administrator"],
    mandate: "answer",
  },
  "GET /v1/ideas/{id}/openings": { who: ["holder", "administrator"] },
  "GET /v1/ideas/{id}/sharing": { who: ["holder"] },
  "POST /v1/ideas/{id}/sharing": { who: ["holder"] },
  "GET /v1/ideas/{id}/receipts": ideaSide,

  "GET /v1/receipts/{id}": anybody,
  "GET /v1/receipts/{id}/content": { who: ["holder"] },
  "POST /v1/receipts/verify": anybody,

  "POST /v1/ties": deciders,
  "GET /v1/ties": deciders,
  "POST /v1/ties/{id}/end": deciders,

  "POST /v1/holders": programme,
  "GET /v1/holders/{id}": ideaSide,
  "GET /v1/holders/{id}/contact": { who: ["holder", "administrator"] },

  "POST /v1/officers": administrator,
  "GET /v1/officers": administrator,
  "PUT /v1/officers/{id}": administrator,
  "POST /v1/officers/{id}/absence": programme,
  "POST /v1/officers/{id}/return": programme,
  "POST /v1/officers/{id}/hand-over": programme,
  "POST /v1/grants": administrator,
  "GET /v1/grants": administrator,
  "POST /v1/grants/{id}/approve": administrator,
  "POST /v1/grants/{id}/end": everyone,
  "POST /v1/invitations": cooperativeSide,
  "GET /v1/invitations": cooperativeSide,
  "POST /v1/invitations/{id}/revoke": cooperativeSide,
  "POST /v1/invitations/{id}/resend": cooperativeSide,
  "POST /v1/invitations/accept": everyone,
  "POST /v1/keys": administrator,
  "GET /v1/keys": administrator,
  "POST /v1/keys/{id}/revoke": administrator,

  "GET /v1/matches": programme,
  "GET /v1/matches/counts": programme,
  "GET /v1/matches/{matchId}": under("read", signedIn),
  "GET /v1/matches/{matchId}/history": programme,
  "PUT /v1/matches/{matchId}/assignee": programme,
  "POST /v1/matches/{matchId}/decision": programme,
  "POST /v1/decisions": programme,
  "POST /v1/rounds/plan": programme,

  "GET /v1/proposals": under("read", bothSides),
  "GET /v1/proposals/{matchId}": under("read", signedIn),
  "POST /v1/proposals/{matchId}/answer": under("answer", bothSides),
  "GET /v1/introductions/{matchId}": under("answer", signedIn),
  "GET /v1/notices": under("read", ownNotices),
  "GET /v1/notices/{noticeId}": under("read", ownNotices),

  "POST /v1/mandates": { who: ["agent"] },
  "GET /v1/mandates": mandated,
  "POST /v1/mandates/{id}/confirm": { who: ["agent", "officer", "administrator"] },
  "POST /v1/mandates/{id}/end": mandated,
  "GET /v1/mandates/{id}/acts": mandated,

  "POST /v1/imports": administrator,
  "GET /v1/imports/{id}": administrator,
  "GET /v1/policy": programme,
  "PUT /v1/policy": administrator,
  "GET /v1/queues": administrator,
  "GET /v1/queues/{queue}/dead-letters": administrator,
  "POST /v1/queues/{queue}/redrive": administrator,

  "GET /v1/cooperatives/{id}/contact/views": { who: ["cooperative", "administrator"] },
  "GET /v1/holders/{id}/contact/views": { who: ["holder", "administrator"] },
  "GET /v1/me/consent": { ...bothSides, mandate: "profile" },
  "POST /v1/me/consent": { ...bothSides, mandate: "profile" },
  "GET /v1/me/export": everyone,
  "POST /v1/me/deletion": everyone,
  "GET /v1/sessions": everyone,
  "POST /v1/sessions/{id}/end": everyone,
  "POST /v1/sessions/end-others": everyone,

  "POST /auth/codes": anybody,
  "POST /auth/sessions": anybody,
  "DELETE /auth/session": anybody,
  "POST /auth/passkey/options": anybody,
  "POST /auth/passkey/session": anybody,
  "POST /auth/passkey/registration-options": programme,
  "POST /auth/passkey/registration": programme,

  ...pageAccess,
};

/** The key of a route in the table: Hono's `:id` written as `{id}`. */
export function accessKey(method: string, path: string): string {
  return `${method} ${path.replaceAll(/:([A-Za-z]+)(?:\{[^}]*\})?/g, "{$1}")}`;
}
