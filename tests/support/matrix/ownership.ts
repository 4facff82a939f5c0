/** What a path names. The world of the matrix has records of each kind, see `world.ts`. */
export type RecordKind =
  | "cooperative"
  | "idea"
  | "holder"
  | "match"
  | "waitingMatch"
  | "toldMatch"
  | "notice"
  | "key"
  | "import"
  | "queue";

/** Whose record may be asked for at a route with a parameter. */
export interface Ownership {
  readonly record: RecordKind;
  /**
   * Which officers come through: all, those of the record's delegation, or those it belongs to. The others are told
   * that it is another delegation's, or nothing.
   */
  readonly officers?: "all" | "delegation" | "hidden" | "own";
  /** A name from a closed list: a wrong one is bad input, not a missing record. */
  readonly isClosed?: true;
}

const cooperative: Ownership = { record: "cooperative", officers: "all" };
const idea: Ownership = { record: "idea", officers: "all" };
const holder: Ownership = { record: "holder", officers: "all" };
const match: Ownership = { record: "match", officers: "delegation" };
const waitingMatch: Ownership = { record: "waitingMatch", officers: "delegation" };
const toldMatch: Ownership = { record: "toldMatch", officers: "hidden" };
const notice: Ownership = { record: "notice", officers: "own" };
const queue: Ownership = { record: "queue", isClosed: true };

/**
 * Every route with a parameter, and whose records it gives out. Cooperatives, holders, jurors, agents and people
 * without a role reach what belongs to them; to them all else is as if it were not there. Administrators reach all.
 * "public": what the parameter names belongs to nobody.
 */
export const ownership: Readonly<Record<string, Ownership | "public">> = {
  "GET /docs/assets/{file}": "public",

  "GET /v1/cooperatives/{id}": cooperative,
  "PUT /v1/cooperatives/{id}": cooperative,
  "POST /v1/cooperatives/{id}/pause": cooperative,
  "POST /v1/cooperatives/{id}/resume": cooperative,
  "POST /v1/cooperatives/{id}/withdraw": cooperative,
  "GET /v1/cooperatives/{id}/contact": { record: "cooperative" },
  "GET /v1/cooperatives/{id}/matches": cooperative,

  "GET /v1/ideas/{id}": idea,
  "PUT /v1/ideas/{id}": idea,
  "POST /v1/ideas/{id}/pause": idea,
  "POST /v1/ideas/{id}/resume": idea,
  "POST /v1/ideas/{id}/withdraw": idea,
  "GET /v1/ideas/{id}/matches": idea,

  "GET /v1/holders/{id}": holder,
  "GET /v1/holders/{id}/contact": { record: "holder" },

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
  "POST /inbox/{matchId}": toldMatch,
};
