import { type Language, pickText } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import type { Block } from "./block.ts";

/** Blocks with what the other side is called; its id where it is no longer there. */
export function nameBlocked(
  ports: Ports,
  blocks: readonly Block[],
  language: Language,
): Promise<readonly { readonly other: string; readonly name: string; readonly at: string }[]> {
  return Promise.all(
    blocks.map(async ({ cooperativeId, holderId, by, at }) => {
      if (by === "cooperative") {
        const holder = await ports.holders.get(holderId);
        return { other: holderId, name: holder?.name ?? holderId, at };
      }
      const cooperative = await ports.cooperatives.get(cooperativeId);
      const name = cooperative === undefined ? cooperativeId : pickText(cooperative.name, language).text;
      return { other: cooperativeId, name, at };
    }),
  );
}
