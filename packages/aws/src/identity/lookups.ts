import type { IdentityQuery, IdentityRecord } from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";
import { identityLookupPartition, identityOneOf, identityOnly } from "../keys/identity.ts";
import type { Key } from "../table-keys.ts";

/** Fields a record is found by. Of `one`, no two records have the same value. */
const lookups: Readonly<Record<string, Readonly<Record<string, "one" | "many">>>> = {
  user: { email: "one", phoneNumber: "one" },
  session: { token: "one", userId: "many" },
  account: { userId: "many", accountId: "many" },
  passkey: { credentialID: "one", userId: "many" },
  verification: { identifier: "many" },
  rateLimit: { key: "one" },
};

/** Values beyond this many in one question are looked for in the whole partition of the model. */
const mostValues = 50;

/** Where the records lie whose field has this value; the value itself stands nowhere. */
export function lookupPartition(vault: Ports["vault"], model: string, field: string, value: string): string {
  return identityLookupPartition(model, field, vault.blind(`${model}.${field}`, value));
}

/** The items that lead to this record. `born` orders those that share a value. */
export function lookupsOf(
  vault: Ports["vault"],
  model: string,
  record: IdentityRecord,
  born: string,
): readonly (Key & { readonly isOnlyOne: boolean })[] {
  return Object.entries(lookups[model] ?? {}).flatMap(([field, kind]) => {
    const value = record[field];
    if (typeof value !== "string") return [];
    const pk = lookupPartition(vault, model, field, value);
    return [{ pk, sk: kind === "one" ? identityOnly : identityOneOf(born), isOnlyOne: kind === "one" }];
  });
}

/** How a query is answered without reading the whole model: by ids, or by partitions of lookups. */
export function routeOf(
  vault: Ports["vault"],
  model: string,
  where: IdentityQuery,
): { ids: readonly string[] } | { partitions: readonly string[] } | undefined {
  const exact = where.flatMap((condition) => {
    if (condition.alternative === true || condition.ignoreCase === true) return [];
    const values = condition.is === "eq" || condition.is === "in" ? [condition.value].flat() : [];
    const texts = values.filter((value) => typeof value === "string");
    if (values.length === 0 || texts.length < values.length || values.length > mostValues) return [];
    return [{ field: condition.field, texts: [...new Set(texts)] }];
  });
  const byId = exact.find(({ field }) => field === "id");
  if (byId !== undefined) return { ids: byId.texts };
  const kinds = lookups[model] ?? {};
  const best =
    exact.find(({ field }) => kinds[field] === "one") ?? exact.find(({ field }) => kinds[field] === "many");
  return best && { partitions: best.texts.map((value) => lookupPartition(vault, model, best.field, value)) };
}
