import { Holder } from "@tawafuq/core/holders/holder";
import type { Ports } from "@tawafuq/core/ports";
import { profileKey } from "../keys/key-parts.ts";
import type { Table } from "../table/table.ts";
import { createVersioned } from "./versioned.ts";

export function createHolders(table: Table, vault: Ports["vault"]): Ports["holders"] {
  const key = (id: string) => profileKey("holder", id);
  return createVersioned(table, Holder, key, (holder) => key(holder.id), { vault, personal: ["name"] });
}
