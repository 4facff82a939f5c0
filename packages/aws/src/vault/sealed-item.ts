import type { Ports } from "@tawafuq/core/ports";
import { z } from "zod";
import { type Item, toItem } from "../table/table.ts";
import type { Key, Keys } from "../table-keys.ts";

type Vault = Ports["vault"];

const placeOf = (key: Key) => `${key.pk} ${key.sk}`;

/** The entity as an item whose personal fields stand in one sealed text, bound to the item's key. */
export function sealedItem(vault: Vault, keys: Keys, entity: object, personal: readonly string[]): Item {
  const entries = Object.entries(entity);
  const open = entries.filter(([name]) => !personal.includes(name));
  const closed = entries.filter(([name, value]) => personal.includes(name) && value !== undefined);
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
