import { type CleanedWhere, createAdapterFactory } from "@better-auth/core/db/adapter";
import type { IdentityQuery, IdentityRecord } from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";

function toQuery(where: readonly CleanedWhere[] | undefined): IdentityQuery {
  return (where ?? []).map(({ field, operator, value, connector, mode }) => ({
    field,
    is: operator,
    value,
    alternative: connector === "OR",
    ignoreCase: mode === "insensitive",
  }));
}

function pick(record: IdentityRecord, fields: readonly string[]): IdentityRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field)));
}

/** The first part of the ids of a model. */
const prefixes: Readonly<Record<string, "pers" | "sess">> = { user: "pers", session: "sess" };

/**
 * Better Auth's records in our table. Records are kept under Better Auth's own model keys, whatever the models are
 * called in its options. There are no transactions over several records and no numeric ids; each change is atomic.
 * Use it with `verification.disableCleanup`: the table cleans by itself, and Better Auth's way reads all codes.
 */
export function createIdentityAdapter(ports: Pick<Ports, "identityRecords" | "newId">) {
  const records = ports.identityRecords;
  return createAdapterFactory({
    config: {
      adapterId: "tawafuq",
      adapterName: "Tawafuq DynamoDB",
      supportsNumericIds: false,
      supportsJSON: false,
      supportsArrays: false,
      transaction: false,
      customIdGenerator: ({ model }) => ports.newId(prefixes[model] ?? "auth"),
    },
    adapter: ({ getFieldName }) => ({
      create: async ({ model, modelKey = model, data }) =>
        (await records.create(modelKey, data)) as typeof data,
      async findOne<Row>({ model, modelKey = model, where }: Found) {
        const [found] = await records.find(modelKey, { where: toQuery(where), limit: 1 });
        return (found ?? null) as Row | null;
      },
      async findMany<Row>({ model, modelKey = model, where, limit, offset, sortBy, select = [] }: Listed) {
        const stored = (field: string) => getFieldName({ model: modelKey, field });
        const order = sortBy && { ...sortBy, field: stored(sortBy.field) };
        const found = await records.find(modelKey, { where: toQuery(where), limit, offset, sortBy: order });
        // Better Auth leaves out what was not asked for after `findOne` only.
        const fields = select.map(stored);
        return found.map((record) => (fields.length === 0 ? record : pick(record, fields))) as Row[];
      },
      count: async ({ model, modelKey = model, where }) =>
        (await records.find(modelKey, { where: toQuery(where) })).length,
      async update<Row>({ model, modelKey = model, where, update }: Found & { update: Row }) {
        if (where.length === 0) return null;
        const changed = await records.change(modelKey, toQuery(where), () => update as IdentityRecord);
        return (changed ?? null) as Row | null;
      },
      updateMany: async ({ model, modelKey = model, where, update }) =>
        records.changeAll(modelKey, toQuery(where), () => update),
      async delete({ model, modelKey = model, where }) {
        if (where.length > 0) await records.removeAll(modelKey, toQuery(where));
      },
      deleteMany: async ({ model, modelKey = model, where }) => records.removeAll(modelKey, toQuery(where)),
      async consumeOne<Row>({ model, modelKey = model, where }: Found) {
        return ((await records.take(modelKey, toQuery(where))) ?? null) as Row | null;
      },
      async incrementOne<Row>({ model, modelKey = model, where, increment, set }: Found & Increment) {
        const changed = await records.change(modelKey, toQuery(where), (record) => ({
          ...Object.fromEntries(
            Object.entries(increment).map(([field, delta]) => [field, Number(record[field] ?? 0) + delta]),
          ),
          ...(set as IdentityRecord | undefined),
        }));
        return (changed ?? null) as Row | null;
      },
    }),
  });
}

interface Found {
  readonly model: string;
  readonly modelKey?: string | undefined;
  readonly where: CleanedWhere[];
}
interface Listed extends Omit<Found, "where"> {
  readonly where?: CleanedWhere[] | undefined;
  readonly limit: number;
  readonly select?: string[] | undefined;
  readonly offset?: number | undefined;
  readonly sortBy?: { field: string; direction: "asc" | "desc" } | undefined;
}
interface Increment {
  readonly increment: Record<string, number>;
  readonly set?: Record<string, unknown> | undefined;
}
