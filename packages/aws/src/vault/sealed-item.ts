import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { type Item, toItem } from "../table/table.ts";
import type { Key, Keys } from "../table-keys.ts";

type Vault = Ports["vault"];

const placeOf = (key: Key) => `${key.pk} ${key.sk}`;

/** False for what is absent, or an object without a field. */
function holds(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value !== undefined;
}

/** The entity as an item whose personal fields stand in one sealed text, bound to the item's key. */
export function sealedItem(vault: Vault, keys: Keys, entity: object, personal: readonly string[]): Item {
  const closed = Object.entries(entity).filter(([name, value]) => personal.includes(name) && holds(value));
  if (closed.length === 0) return toItem(keys, entity);
  const open = Object.entries(entity).filter(([name]) => closed.every(([closedName]) => closedName !== name));
  const sealed = vault.seal(JSON.stringify(Object.fromEntries(closed)), placeOf(keys));
  return toItem(keys, { ...Object.fromEntries(open), sealed });
}

const Sealed = z.looseObject({ pk: z.string(), sk: z.string(), sealed: z.string() });

/** Reads what `sealedItem` wrote; an item from before it was sealed reads as it stands. */
export function openedSchema<Schema extends z.ZodType>(vault: Vault, schema: Schema) {
  return z.preprocess((raw) => {
    const stored = Sealed.safeParse(raw);
    if (!stored.success) return raw;
    const { sealed, ...open } = stored.data;
    return { ...open, ...JSON.parse(vault.open(sealed, placeOf(open))) };
  }, schema);
}
