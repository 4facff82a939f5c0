import { Sharing } from "@tawafuq/core/ideas/sharing";
import type { Ports } from "@tawafuq/core/ports";
import { sharingKey } from "../keys/confidence.ts";
import { isId } from "../keys/key-parts.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";

export function createSharings(table: Table): Ports["sharings"] {
  return {
    get: async (ideaId, cooperativeId) =>
      isId(ideaId) && isId(cooperativeId)
        ? readItem(table, sharingKey({ ideaId, cooperativeId }), Sharing)
        : undefined,
    put: (sharing) =>
      storedWrite("version_conflict", [
        putPiece(
          table,
          toItem(sharingKey(sharing), sharing),
          sharing.version === 1 ? isNew : hasVersion(sharing.version - 1),
        ),
      ]),
  };
}
