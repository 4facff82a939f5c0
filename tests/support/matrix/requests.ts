import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import type { Operation, Schema } from "@tawafuq/tests/support/operations";
import { generateSync } from "json-schema-faker";
import type { MatrixRecord } from "./outcome.ts";

type About = NonNullable<MatrixRecord["about"]>;

/** Bodies that pass every rule, for the operations whose schema alone does not tell all of them. */
const examples: Readonly<Record<string, (about: About) => unknown>> = {
  "POST /v1/cooperatives": () => aCooperative(),
  "PUT /v1/cooperatives/{id}": ({ province }) => ({ ...aCooperative(), ...(province && { province }) }),
  "POST /v1/ideas": () => anIdea(),
  "PUT /v1/ideas/{id}": ({ region }) => ({ ...anIdea(), ...(region && { scope: [region] }) }),
  "POST /v1/holders": () => aHolder(),
  "POST /v1/ideas/{id}/open": () => ({ layer: "summary", reason: "a question of the holder" }),
  "POST /v1/ideas/{id}/sharing": ({ cooperativeId = "none" }) => ({ cooperativeId, agreed: true }),
  "PUT /v1/officers/{id}": ({ delegation = "TANGER" }) => ({
    name: "Renamed",
    language: "ar",
    delegations: [delegation],
  }),
  "POST /v1/officers/{id}/hand-over": ({ colleagueId = "none" }) => ({ to: colleagueId }),
  // Nobody is deleted here: everybody is still needed. What it deletes is tried in tests/integration/privacy.
  "POST /v1/me/deletion": () => ({}),
  "PUT /v1/matches/{matchId}/assignee": () => ({ officerId: null }),
  "POST /v1/matches/{matchId}/decision": () => ({ verb: "hold", reason: "other" }),
  "POST /v1/proposals/{matchId}/answer": () => ({ answer: "later" }),
  "POST /v1/imports": () => ({ cooperatives: [], ideas: [] }),
};

/** Forms that pages send. */
const forms: Readonly<Record<string, (about: About) => Readonly<Record<string, string>>>> = {
  "POST /inbox/{matchId}": () => ({ answer: "later" }),
  "POST /matches/{matchId}/decide": () => ({ verb: "hold", reason: "other" }),
  "POST /ideas/{id}/sharing": ({ cooperativeId = "" }) => ({ cooperativeId, agreed: "1" }),
  "POST /people/officers/{id}/absence": () => ({ act: "back" }),
  "POST /people/officers/{id}/hand-over": ({ colleagueId = "" }) => ({ to: colleagueId }),
  "POST /people/officers/{id}": () => ({
    version: "1",
    name: "Renamed",
    language: "ar",
    delegations: "TANGER",
  }),
  "POST /mandates/{id}/confirm": () => ({ code: "000000" }),
};

/** A filled-in form, for routes that take one. */
export function formFor(row: string, record: MatrixRecord | undefined): string | undefined {
  const form = forms[row]?.(record?.about ?? {});
  return form && new URLSearchParams(form).toString();
}

/** Properties that only the service itself sets, with values that would be seen. */
const privileged: Readonly<Record<string, unknown>> = {
  id: "planted",
  version: 987_654,
  state: "introduced",
  holderId: "planted",
  cooperativeId: "planted",
  availability: "withdrawn",
  personId: "planted",
  role: "administrator",
  scope: { kind: "administrator", id: "planted" },
  secretHash: "planted",
  rowHash: "planted",
  createdBy: "planted",
};

const seed = 7;

function fake(schema: Schema): unknown {
  return generateSync(schema as never, { seed, optionalsProbability: 0 });
}

/** A valid body; a delegation in it is the record's. */
export function bodyFor({ row, body }: Operation, record: MatrixRecord | undefined): unknown {
  if (body === undefined) return undefined;
  const { delegation, about = {} } = record ?? {};
  const made = examples[row]?.(about) ?? fake(body.schema);
  return delegation !== undefined && asksForDelegation({ body }) ? { ...Object(made), delegation } : made;
}

const hasProperty = (schema: Schema, name: string) =>
  typeof schema.properties === "object" &&
  schema.properties !== null &&
  Object.hasOwn(schema.properties, name);

/** True where the request names the delegation it is about outside the path. */
export function asksForDelegation(
  operation: Pick<Operation, "body"> & { parameters?: Operation["parameters"] },
): boolean {
  const inQuery = operation.parameters?.some(
    ({ name, in: place, required }) => place === "query" && required && name === "delegation",
  );
  return (
    inQuery === true || (operation.body !== undefined && hasProperty(operation.body.schema, "delegation"))
  );
}

/** The properties nobody outside may set, as far as this body has no such property of its own. */
export function plantsFor({ body }: Operation): [string, unknown][] {
  return body === undefined
    ? []
    : Object.entries(privileged).filter(([name]) => !hasProperty(body.schema, name));
}

/** The parts of the address and of the headers that a full request has. */
export function queryFor({ parameters }: Operation, delegation: string | undefined): string {
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of parameters)
    if (place === "query" && required)
      query.set(name, name === "delegation" && delegation !== undefined ? delegation : String(fake(schema)));
  return query.size === 0 ? "" : `?${query}`;
}

/** Statuses of refusals of a route's own on pages, which tell no code: no passkey of that name. */
export const ownStatuses: Readonly<Record<string, number>> = { "POST /auth/passkeys/remove": 401 };
