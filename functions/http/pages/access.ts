import type { Access } from "../access.ts";

const open: Access = { who: "anybody", page: true };
const programme: Access = { who: ["officer", "administrator"], page: true };
const mandated: Access = { who: ["cooperative", "agent", "officer", "administrator"], page: true };
const bothSides: Access = { who: ["cooperative", "holder"], page: true };

/** Every page with who may open it: rows of the access table. */
export const pageAccess: Readonly<Record<string, Access>> = {
  "GET /": open,
  "GET /assets/tawafuq.css": { who: "anybody" },
  "GET /enter": open,
  "POST /enter": open,
  "POST /leave": open,
  "GET /queue": programme,
  "POST /queue": programme,
  "GET /matches/{matchId}": programme,
  "POST /matches/{matchId}/assign": programme,
  "GET /inbox": { ...bothSides, mandate: "read" },
  "POST /inbox/{matchId}": { ...bothSides, mandate: "answer" },
  "GET /mandates": mandated,
  "POST /mandates": { who: ["agent"], page: true },
  "GET /mandates/{id}": mandated,
  "POST /mandates/{id}/confirm": { who: ["agent", "officer", "administrator"], page: true },
  "POST /mandates/{id}/end": mandated,
  "POST /mandates/{id}/act": { who: ["agent"], page: true },
  "POST /mandates/stop": open,
};
