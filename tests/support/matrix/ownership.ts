/** What a path names. The world of the matrix has records of each kind, see `world.ts`. */
export type RecordKind =
  | "cooperative"
  | "idea"
  | "holder"
  | "match"
  | "waitingMatch"
  | "toldMatch"
  | "toldIdea"
  | "receipt"
  | "officer"
  | "grant"
  | "waitingGrant"
  | "invitation"
  | "mandate"
  | "tie"
  | "session"
  | "pageSession"
  | "notice"
  | "key"
  | "import"
  | "queue";

/** Whose record may be asked for at a route with a parameter. */
export interface Ownership {
  readonly record: RecordKind;
  /**
   * Officers come through who answer for the record's delegation; the others are told so, or nothing ("hidden").
   * "own": those it belongs to.
   */
  readonly officers?: "delegation" | "hidden" | "own";
  /** Of what is not there the list is empty. */
  readonly isListWhereMissing?: true;
  /** A message goes out: how many in a while is limited whoever asks. */
  readonly isLimited?: true;
  /** Administrators reach what is theirs only: a session is its person's alone. */
  readonly administrators?: "own";
  /** A name from a closed list: a wrong one is bad input, not a missing record. */
  readonly isClosed?: true;
}

const cooperative: Ownership = { record: "cooperative", officers: "hidden" };
const idea: Ownership = { record: "idea", officers: "hidden" };
const holder: Ownership = { record: "holder", officers: "hidden" };
const match: Ownership = { record: "match", officers: "delegation" };
const waitingMatch: Ownership = { record: "waitingMatch", officers: "delegation" };
const toldMatch: Ownership = { record: "toldMatch", officers: "hidden" };
const notice: Ownership = { record: "notice", officers: "own" };
const toldIdea: Ownership = { record: "toldIdea", officers: "hidden" };
const receipt: Ownership = { record: "receipt" };
const officer: Ownership = { record: "officer", officers: "own" };
const grant: Ownership = { record: "grant", officers: "hidden" };
const invitation: Ownership = { record: "invitation", officers: "own" };
const mandate: Ownership = { record: "mandate", officers: "hidden" };
const tie: Ownership = { record: "tie", officers: "own" };
const session: Ownership = { record: "session", officers: "own", administrators: "own" };
const queue: Ownership = { record: "queue", isClosed: true };

/**
 * Every route with a parameter, and whose records it gives out. Cooperatives, holders, jurors, agents and people
 * without a role reach what belongs to them; to them all else is as if it were not there. Administrators reach all.
 * "public": what the parameter names belongs to nobody.
 */
export const ownership: Readonly<Record<string, Ownership | "public">> = {
  "GET /docs/assets/{file}": "public",
  "GET /assets/{file}": "public",
  "POST /drafts/{form}": "public",
  "GET /auth/assets/{file}": "public",
  "GET /v1/bank/ideas/{id}": "public",
  "GET /bank/{id}": "public",
  "GET /bank/{id}/picture": "public",
  "GET /v1/receipts/{id}": "public",

  "GET /v1/cooperatives/{id}": cooperative,
  "PUT /v1/cooperatives/{id}": cooperative,
  "POST /v1/cooperatives/{id}/pause": cooperative,
  "POST /v1/cooperatives/{id}/resume": cooperative,
  "POST /v1/cooperatives/{id}/withdraw": cooperative,
  "GET /v1/cooperatives/{id}/contact": { record: "cooperative" },
  "GET /v1/cooperatives/{id}/contact/views": { record: "cooperative", isListWhereMissing: true },
  "GET /v1/cooperatives/{id}/matches": cooperative,

  "GET /v1/ideas/{id}": idea,
  "PUT /v1/ideas/{id}": idea,
  "POST /v1/ideas/{id}/pause": idea,
  "POST /v1/ideas/{id}/resume": idea,
  "POST /v1/ideas/{id}/withdraw": idea,
  "GET /v1/ideas/{id}/matches": idea,
  "POST /v1/ideas/{id}/open": toldIdea,
  "GET /v1/ideas/{id}/openings": idea,
  "GET /v1/ideas/{id}/sharing": idea,
  "POST /v1/ideas/{id}/sharing": idea,
  "GET /v1/ideas/{id}/receipts": idea,
  "GET /v1/receipts/{id}/content": receipt,

  "GET /v1/holders/{id}": holder,
  "GET /v1/holders/{id}/contact": { record: "holder" },
  "GET /v1/holders/{id}/contact/views": { record: "holder", isListWhereMissing: true },

  "PUT /v1/officers/{id}": officer,
  "POST /v1/officers/{id}/absence": officer,
  "POST /v1/officers/{id}/return": officer,
  "POST /v1/officers/{id}/hand-over": officer,
  "POST /v1/grants/{id}/approve": { record: "waitingGrant" },
  "POST /v1/grants/{id}/end": grant,
  "POST /v1/invitations/{id}/revoke": invitation,
  "POST /v1/invitations/{id}/resend": { ...invitation, isLimited: true },
  "POST /v1/mandates/{id}/confirm": mandate,
  "POST /v1/mandates/{id}/end": mandate,
  "GET /v1/mandates/{id}/acts": mandate,
  "POST /v1/ties/{id}/end": tie,
  "POST /v1/sessions/{id}/end": session,

  "GET /v1/matches/{matchId}": match,
  "GET /v1/matches/{matchId}/history": match,
  "PUT /v1/matches/{matchId}/assignee": waitingMatch,
  "POST /v1/matches/{matchId}/decision": waitingMatch,
  "GET /v1/proposals/{matchId}": toldMatch,
  "POST /v1/proposals/{matchId}/answer": toldMatch,
  "GET /v1/introductions/{matchId}": toldMatch,
  "GET /v1/notices/{noticeId}": notice,

  "POST /v1/keys/{id}/revoke": { record: "key" },
  "GET /v1/imports/{id}": { record: "import" },
  "GET /v1/queues/{queue}/dead-letters": queue,
  "POST /v1/queues/{queue}/redrive": queue,

  "GET /matches/{matchId}": match,
  "POST /matches/{matchId}/assign": waitingMatch,
  "POST /matches/{matchId}/decide": waitingMatch,
  "POST /keys/{id}/revoke": { record: "key" },
  "POST /operations/{queue}/redrive": queue,
  "POST /inbox/{matchId}": toldMatch,
  "GET /inbox/{matchId}/calendar": toldMatch,
  "GET /my/ideas/{id}": idea,
  "POST /my/ideas/{id}/pause": idea,
  "POST /my/ideas/{id}/resume": idea,
  "GET /my/ideas/{id}/edit": idea,
  "POST /my/ideas/{id}/edit": idea,
  "POST /my/ideas/{id}/edit/send": idea,
  "GET /ideas/{id}/full": toldIdea,
  "POST /ideas/{id}/full": toldIdea,
  "GET /ideas/{id}/openings": idea,
  "POST /ideas/{id}/sharing": idea,
  "GET /receipts/{id}": receipt,
  "GET /receipts/{id}/content": receipt,
  "GET /mandates/{id}": mandate,
  "POST /mandates/{id}/confirm": mandate,
  "POST /mandates/{id}/end": mandate,
  "POST /mandates/{id}/act": mandate,
  "POST /people/officers/{id}": officer,
  "POST /people/officers/{id}/absence": officer,
  "POST /people/officers/{id}/hand-over": officer,
  "POST /people/grants/{id}": grant,
  "POST /people/invitations/{id}": invitation,
  "POST /ties/{id}/end": tie,
  "POST /sessions/{id}/end": { ...session, record: "pageSession" },
};
