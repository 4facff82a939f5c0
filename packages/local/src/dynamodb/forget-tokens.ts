import type { Write } from "dynalite/db/index.js";
import type { Engine } from "./engine.ts";
import { tokenEndPrefix, tokenEndRow, tokenRow } from "./row-keys.ts";
import type { TokenRecord } from "./transact-write.ts";

export const FORGOTTEN_PER_TURN = 500;

/** Forgets up to a turn of client tokens past their end; returns how many ends it met. */
export async function forgetTokens(engine: Engine, nowMs: number): Promise<number> {
  const range = { gte: tokenEndPrefix, lt: tokenEndRow(nowMs + 1, "") };
  const keys = engine.db.keys(range);
  try {
    const ends = await keys.nextv(FORGOTTEN_PER_TURN);
    const tokens = ends.map((row) => row.slice(tokenEndRow(0, "").length));
    const records = (await engine.db.getMany(tokens.map(tokenRow))) as (TokenRecord | undefined)[];
    const writes: Write[] = ends.map((key) => ({ type: "del", key }));
    for (const [position, token] of tokens.entries()) {
      // A token used again after its end has a later one.
      if ((records[position]?.expiresAtMs ?? 0) <= nowMs) writes.push({ type: "del", key: tokenRow(token) });
    }
    if (writes.length > 0) await engine.db.batch(writes);
    return ends.length;
  } finally {
    await keys.close();
  }
}
