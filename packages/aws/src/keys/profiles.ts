import type { Key, Keys } from "../table-keys.ts";
import { type Dated, join, type Owner, owner, profileKey, sortableInstant } from "./key-parts.ts";

export const cooperativePartition = (region?: string) =>
  region === undefined ? "COOPERATIVES" : join("COOPERATIVES", region);

export const ideaPartition = "IDEAS";

export function cooperativeKeys(cooperative: Dated, region: string): Keys {
  const moment = join(sortableInstant(cooperative.updatedAt), cooperative.id);
  return {
    ...profileKey("cooperative", cooperative.id),
    gsi1pk: cooperativePartition(),
    gsi1sk: moment,
    gsi2pk: cooperativePartition(region),
    gsi2sk: moment,
  };
}

export const ideasOfHolder = (holderId: string) => owner({ kind: "holder", id: holderId });

export function ideaKeys(idea: Dated & { holderId: string }): Keys {
  const moment = join(sortableInstant(idea.updatedAt), idea.id);
  return {
    ...profileKey("idea", idea.id),
    gsi1pk: ideaPartition,
    gsi1sk: moment,
    gsi3pk: ideasOfHolder(idea.holderId),
    gsi3sk: moment,
  };
}

export const contactKey = (of: Owner): Key => ({ pk: owner(of), sk: "CONTACT" });

export const contactLookups = (kind: string, blind: string) => join("REACH", kind, blind);

export const contactLookupKey = (kind: string, blind: string, of: Owner): Key => ({
  pk: contactLookups(kind, blind),
  sk: owner(of),
});

export const loadKey = (of: Owner): Key => ({ pk: owner(of), sk: "LOAD" });

export const rankedListKey = (of: Owner): Key => ({ pk: owner(of), sk: "LIST" });
