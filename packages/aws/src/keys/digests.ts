import type { Key } from "../table-keys.ts";
import { owner } from "./key-parts.ts";

export const digestPartition = "DIGESTS";

export const digestKey = (officerId: string): Key => ({
  pk: digestPartition,
  sk: owner({ kind: "officer", id: officerId }),
});
