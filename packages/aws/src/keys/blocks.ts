import type { Keys } from "../table-keys.ts";
import { id, join, owner } from "./key-parts.ts";

export const blockPrefix = (holderId: string) => `BLOCK#${id(holderId)}#`;
export const blocksOfCooperative = (cooperativeId: string) =>
  owner({ kind: "cooperative", id: cooperativeId });
export const blocksOfHolder = (holderId: string) => join("BLOCKS", id(holderId));
export const everyBlockPrefix = "BLOCK#";
export const blockKeys = (block: { cooperativeId: string; holderId: string; by: string }): Keys => ({
  pk: blocksOfCooperative(block.cooperativeId),
  sk: blockPrefix(block.holderId) + block.by,
  gsi1pk: blocksOfHolder(block.holderId),
  gsi1sk: join(id(block.cooperativeId), block.by),
});
