import type { Access } from "../access.ts";

const open: Access = { who: "anybody", page: true };
const programme: Access = { who: ["officer", "administrator"], page: true };
const everyone: Access = {
  who: ["person", "cooperative", "holder", "officer", "administrator", "juror", "agent"],
  page: true,
};
/** Those who invite and end roles. */
const keepers: Access = { who: ["cooperative", "officer", "administrator"], page: true };
const deciders: Access = { who: ["officer", "juror", "administrator"], page: true };
const holder: Access = { who: ["holder"], page: true };
const layered: Access = {
  who: ["cooperative", "holder", "officer", "administrator"],
  page: true,
  mandate: "answer",
};
const mandated: Access = { who: ["cooperative", "agent", "officer", "administrator"], page: true };
const bothSides: Access = { who: ["cooperative", "holder"], page: true };

/** Every page with who may open it: rows of the access table. */
export const pageAccess: Readonly<Record<string, Access>> = {
  "GET /": open,
  "GET /assets/tawafuq.css": { who: "anybody" },
  "GET /enter": open,
  "POST /enter": open,
  "POST /leave": open,
  "GET /sessions": everyone,
  "POST /sessions/end-others": everyone,
  "POST /sessions/{id}/end": everyone,
  "GET /auth/enter": open,
  "POST /auth/enter": open,
  "POST /auth/code": open,
  "GET /auth/assets/{file}": { who: "anybody" },
  "GET /auth/passkeys": programme,
  "POST /auth/passkeys/remove": programme,
  "GET /me": { ...everyone, mandate: "any" },
  "POST /me/role": { ...everyone, mandate: "any" },
  "GET /invitation": open,
  "POST /invitation": everyone,
  "GET /people": keepers,
  "POST /people/invite": keepers,
  "POST /people/invitations/{id}": keepers,
  "POST /people/grants/{id}": keepers,
  "POST /people/officers/{id}": { who: ["administrator"], page: true },
  "POST /people/officers/{id}/absence": programme,
  "POST /people/officers/{id}/hand-over": programme,
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
  "GET /me/data": everyone,
  "GET /me/data/download": everyone,
  "GET /me/data/delete": everyone,
  "POST /me/data/delete": everyone,
  "GET /me/consents": { ...bothSides, mandate: "profile" },
  "POST /me/consents": { ...bothSides, mandate: "profile" },
  "GET /me/views": bothSides,
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
