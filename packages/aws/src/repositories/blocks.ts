import { Block } from "@tawafuq/core/blocks/block";
import type { Ports } from "@tawafuq/core/ports";
import {
  blockKeys,
  blockPrefix,
  blocksOfCooperative,
  blocksOfHolder,
  everyBlockPrefix,
} from "../keys/blocks.ts";
import { isId } from "../keys/key-parts.ts";
import { readAll } from "../table/query.ts";
import { fromItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, putPiece, storedWrite } from "../table/write.ts";

export function createBlocks(table: Table): Ports["blocks"] {
  const read = async (range: Parameters<typeof readAll>[1]) =>
    (await readAll(table, range)).map((item) => fromItem(Block, item));
  return {
    between: async (cooperativeId, holderId) =>
      isId(cooperativeId) && isId(holderId)
        ? read({ partition: blocksOfCooperative(cooperativeId), sort: { prefix: blockPrefix(holderId) } })
        : [],
    async listBy(side, of) {
      if (!isId(of)) return [];
      const found =
        side === "cooperative"
          ? await read({ partition: blocksOfCooperative(of), sort: { prefix: everyBlockPrefix } })
          : await read({ index: "gsi1", partition: blocksOfHolder(of) });
      return found.filter(({ by }) => by === side);
    },
    put: (block) => storedWrite("version_conflict", [putPiece(table, toItem(blockKeys(block), block))]),
    remove: (block) => {
      const { pk, sk } = blockKeys(block);
      return storedWrite("version_conflict", [deletePiece(table, { pk, sk })]);
    },
  };
}
