import type { Access } from "../access.ts";

const open: Access = { who: "anybody", page: true };
const programme: Access = { who: ["officer", "administrator"], page: true };
const deciders: Access = { who: ["officer", "juror", "administrator"], page: true };
const holder: Access = { who: ["holder"], page: true };
const layered: Access = {
  who: ["cooperative", "holder", "officer", "administrator"],
  page: true,
  mandate: "answer",
};
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
  "GET /ties": deciders,
  "POST /ties": deciders,
  "POST /ties/{id}/end": deciders,
  "GET /bank/{id}": open,
  "GET /ideas/{id}/full": layered,
  "POST /ideas/{id}/full": layered,
  "GET /ideas/{id}/openings": holder,
  "POST /ideas/{id}/sharing": holder,
  "GET /me/receipts": holder,
  "GET /receipts/verify": open,
  "POST /receipts/verify": open,
  "GET /receipts/{id}": holder,
  "GET /receipts/{id}/content": holder,
  "GET /inbox": bothSides,
  "POST /inbox/{matchId}": bothSides,
};
