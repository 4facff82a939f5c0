import { localizedText } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { confidentialPartKey } from "../keys/confidence.ts";
import { isId } from "../keys/key-parts.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, putPiece, storedWrite } from "../table/write.ts";

const Stored = z.object({ sealed: z.string() });
const Text = localizedText(1, 5000);

/** In an item of its own and in no index; sealed to the idea it belongs to. */
export function createConfidentialParts(table: Table, vault: Ports["vault"]): Ports["confidentialParts"] {
  const place = (ideaId: string) => `${confidentialPartKey(ideaId).pk}/CONFIDENTIAL`;
  return {
    async get(ideaId) {
      if (!isId(ideaId)) return undefined;
      const stored = await readItem(table, confidentialPartKey(ideaId), Stored);
      return stored && Text.parse(JSON.parse(vault.open(stored.sealed, place(ideaId))));
    },
    put: (ideaId, text) => {
      const sealed = vault.seal(JSON.stringify(text), place(ideaId));
      return storedWrite("version_conflict", [
        putPiece(table, toItem(confidentialPartKey(ideaId), { sealed })),
      ]);
    },
    remove: (ideaId) => storedWrite("version_conflict", [deletePiece(table, confidentialPartKey(ideaId))]),
  };
}
