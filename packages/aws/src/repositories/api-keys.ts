import { ApiKey } from "@tawafuq/core/api-keys/api-key";
import type { Ports } from "@tawafuq/core/ports";
import { apiKeyKeys, apiKeyPartition } from "../keys/access.ts";
import { profileKey } from "../keys/key-parts.ts";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { openedSchema } from "../vault/sealed-item.ts";
import { createVersioned } from "./versioned.ts";

/** Listed newest first. */
export function createApiKeys(table: Table, vault: Ports["vault"]): Ports["apiKeys"] {
  const range = { index: "gsi1", partition: apiKeyPartition, backwards: true } as const;
  return {
    ...createVersioned(table, ApiKey, (id) => profileKey("apiKey", id), apiKeyKeys, {
      vault,
      // A label often names who holds the key.
      personal: ["label"],
    }),
    list: (page) => readPage(table, range, page, openedSchema(vault, ApiKey)),
  };
}
