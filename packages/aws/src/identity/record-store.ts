import type {
  IdentityChange,
  IdentityQuery,
  IdentityRecord,
  IdentityRecords,
} from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";
import { commitWrites } from "../table/commit.ts";
import type { Table } from "../table/table.ts";
import { persist } from "./persist.ts";
import { listed, matches } from "./query.ts";
import { findStored, readStored } from "./read-records.ts";
import type { StoredRecord } from "./record-item.ts";
import { writeCreate, writeRemove, writeReplace } from "./write-records.ts";

/**
 * Better Auth's records, sealed: a dump of the table shows no address, no token and no code. Every change expects the
 * version it was made from, and is made anew where another came between.
 */
export function createIdentityRecords(
  table: Table,
  vault: Ports["vault"],
  nextUlid: () => string,
): IdentityRecords {
  const store = { table, vault };

  /** Replaces the record under this id, if the query still means it. */
  const changeOne = (model: string, id: string, where: IdentityQuery, change: IdentityChange) =>
    persist(async () => {
      const old = await stillMeant(model, id, where);
      if (old === undefined) return undefined;
      const record = { ...old.record, ...change(old.record), id };
      await commitWrites(table, writeReplace(store, model, old, record));
      return record;
    });

  const removeOne = (model: string, id: string, where: IdentityQuery) =>
    persist(async () => {
      const old = await stillMeant(model, id, where);
      if (old === undefined) return undefined;
      await commitWrites(table, writeRemove(store, model, old));
      return old.record;
    });

  async function stillMeant(
    model: string,
    id: string,
    where: IdentityQuery,
  ): Promise<StoredRecord | undefined> {
    const stored = await readStored(store, model, id);
    return stored !== undefined && matches(where, stored.record) ? stored : undefined;
  }

  async function idsOf(model: string, where: IdentityQuery): Promise<readonly string[]> {
    const found = await findStored(store, model, where);
    return found.filter(({ record }) => matches(where, record)).map(({ record }) => String(record.id));
  }

  /** The first one of which `act` gives something: it may have gone, or not be meant any more, by the time. */
  async function first(
    ids: readonly string[],
    act: (id: string) => Promise<IdentityRecord | undefined>,
  ): Promise<IdentityRecord | undefined> {
    for (const id of ids) {
      const done = await act(id);
      if (done !== undefined) return done;
    }
    return undefined;
  }

  /** One by one: a transaction holds a hundred items at most, and these are few. */
  async function countOf(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<number> {
    let count = 0;
    for (const id of ids) if ((await act(id)) !== undefined) count++;
    return count;
  }

  return {
    async create(model, record) {
      await commitWrites(table, writeCreate(store, model, { record, version: 1, born: nextUlid() }));
      return record;
    },
    async find(model, listing) {
      const found = await findStored(store, model, listing.where);
      return listed(
        found.map(({ record }) => record),
        listing,
      );
    },
    change: async (model, where, change) =>
      first(await idsOf(model, where), (id) => changeOne(model, id, where, change)),
    changeAll: async (model, where, change) =>
      countOf(await idsOf(model, where), (id) => changeOne(model, id, where, change)),
    take: async (model, where) => first(await idsOf(model, where), (id) => removeOne(model, id, where)),
    removeAll: async (model, where) =>
      countOf(await idsOf(model, where), (id) => removeOne(model, id, where)),
  };
}
