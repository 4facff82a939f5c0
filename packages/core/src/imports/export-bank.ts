import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { showContact } from "../contacts/show-contact.ts";
import { type Availability, type Cooperative, CooperativeInput } from "../cooperatives/cooperative.ts";
import { type Idea, IdeaInput } from "../ideas/idea.ts";
import { readInTurns } from "../language/read-in-turns.ts";
import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import { type BankList, rowName } from "./bank-row.ts";

export interface ExportedRow {
  readonly list: BankList;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Profile {
  readonly id: string;
  readonly availability: Availability;
  readonly erasedAt?: string | undefined;
}

/** Rows read at once. */
const stride = 25;

/**
 * The rows of a bank/1 file of all that is there: cooperatives, then ideas, each by its row id, so that the same bank
 * gives the same rows. Who left or was erased is left out; so is what an idea tells in confidence. Contacts of
 * cooperatives go along only when asked for, each written down as a viewing; the format has no place for holders.
 * @throws not_allowed
 */
export async function* exportBank(
  ports: Ports,
  actor: Actor,
  { withContacts }: { readonly withContacts: boolean },
): AsyncGenerator<ExportedRow> {
  requireAdministrator(actor);
  const contactOf = async (id: string) =>
    withContacts ? await showContact(ports, actor, { kind: "cooperative", id }, "export") : undefined;
  for await (const { rowId, profile } of inOrder(ports, ports.cooperatives))
    yield {
      list: "cooperatives",
      value: {
        ...{ id: rowId, ...told(profile, CooperativeInput.shape), ...notActive(profile) },
        contact: { ...profile.contact, ...(await contactOf(profile.id)) },
      },
    };
  for await (const { rowId, profile } of inOrder(ports, ports.ideas))
    yield {
      list: "ideas",
      value: { id: rowId, ...told(profile, IdeaInput.shape), ...notActive(profile) },
    };
}

/** What the profile tells of itself: the fields that a form may send, in their order. */
function told(profile: Cooperative | Idea, shape: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(shape)) {
    const value: unknown = Reflect.get(profile, name);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

/** For whoever reads the file; an import of ours passes it over. */
function notActive({ availability }: Profile): { availability?: Availability } {
  return availability === "active" ? {} : { availability };
}

interface Source<Kind> {
  list(page: PageRequest): Promise<Page<Kind>>;
  get(id: string): Promise<Kind | undefined>;
}

const isThere = (profile: Profile | undefined) =>
  profile !== undefined && profile.erasedAt === undefined && profile.availability !== "withdrawn";

/** Every profile that is there by its row id; memory holds the ids and a few profiles. */
async function* inOrder<Kind extends Profile>(
  ports: Ports,
  source: Source<Kind>,
): AsyncGenerator<{ rowId: string; profile: Kind }> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await source.list({ limit: 100, cursor });
    ids.push(...page.items.filter(isThere).map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const rows = rowIdsOf(ids, ports.digest);
  for (let start = 0; start < rows.length; start += stride) {
    const part = rows.slice(start, start + stride);
    const found = await readInTurns(
      part.map(([, id]) => id),
      (id) => source.get(id),
    );
    for (const [index, profile] of found.entries()) {
      const rowId = part[index]?.[0];
      // It may have left since its id was read.
      if (rowId !== undefined && profile !== undefined && isThere(profile)) yield { rowId, profile };
    }
  }
}

/**
 * Row ids with the ids they stand for, sorted. An imported row keeps the id it came with, so that import and export
 * undo each other; where two sources use one id, or it is too long for a row, a digest stands in its place.
 */
export function rowIdsOf(
  ids: readonly string[],
  digest: (text: string) => string,
): [rowId: string, id: string][] {
  const unique = [...new Set(ids)];
  const own = (id: string) => id.replace(/^[a-z]+_/, "").replace(/^[^-]*-/, "");
  const times = new Map<string, number>();
  for (const id of unique) times.set(own(id), (times.get(own(id)) ?? 0) + 1);
  return unique
    .map((id): [string, string] => {
      const isGood = times.get(own(id)) === 1 && rowName.test(own(id));
      return [isGood ? own(id) : digest(id).slice(0, 32), id];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
