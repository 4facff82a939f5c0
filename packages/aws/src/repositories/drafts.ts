import { Draft } from "@tawafuq/core/drafts/draft";
import type { Ports } from "@tawafuq/core/ports";
import { draftKey, draftsOf } from "../keys/drafts.ts";
import { readAll } from "../table/query.ts";
import { deleteItem, fromItem, putItem, readItem, type Table } from "../table/table.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

/** What was typed is sealed, and so is who typed it. */
export function createDrafts(table: Table, vault: Ports["vault"], now: () => Date): Ports["drafts"] {
  const Stored = openedSchema(vault, Draft);
  const blind = (owner: string) => vault.blind("draft owner", owner);
  const isAlive = (draft: Draft | undefined) =>
    draft !== undefined && draft.expiresAtEpochSeconds * 1000 > now().getTime();
  return {
    async get(owner, form) {
      const draft = await readItem(table, draftKey(blind(owner), form), Stored);
      return isAlive(draft) ? draft : undefined;
    },
    put: (draft) => {
      const keys = draftKey(blind(draft.owner), draft.form);
      return putItem(table, sealedItem(vault, keys, draft, ["owner", "fields", "sendKey"]));
    },
    remove: (owner, form) => deleteItem(table, draftKey(blind(owner), form)),
    async list(owner) {
      const items = await readAll(table, { partition: draftsOf(blind(owner)) });
      return items.map((item) => fromItem(Stored, item)).filter(isAlive);
    },
  };
}
