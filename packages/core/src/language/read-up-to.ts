import type { Page, PageRequest } from "../storage/repository.ts";

/** The first `most` items of a list, page by page, and whether there are more. */
export async function readUpTo<Item>(
  most: number,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<{ items: readonly Item[]; isAll: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: Math.min(100, most - items.length), cursor });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && items.length < most);
  return { items, isAll: cursor === undefined };
}
