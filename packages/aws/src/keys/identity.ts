import type { Key, Keys } from "../table-keys.ts";
import { encoded, id, join } from "./key-parts.ts";

export const identityPartition = (model: string) => join("AUTH", encoded(model));

export const identityKey = (model: string, recordId: string): Key => ({
  pk: join("AUTH", encoded(model), encoded(recordId)),
  sk: "RECORD",
});

export const identityKeys = (model: string, recordId: string, born: string): Keys => ({
  ...identityKey(model, recordId),
  gsi1pk: identityPartition(model),
  gsi1sk: id(born),
});

/** `blind` stands for the value the field has. */
export const identityLookupPartition = (model: string, field: string, blind: string) =>
  join("AUTH", encoded(model), encoded(field), blind);

export const identityOnly = "ONE";

export const identityOneOf = (born: string) => join("OF", id(born));

export const identityPastKey = (partition: string): Key => ({ pk: partition, sk: "PAST" });
