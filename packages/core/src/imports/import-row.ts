import { toldAtRegistration } from "../consents/record-consent.ts";
import type { Contact } from "../contacts/contact.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { cooperativeCreation } from "../cooperatives/create-cooperative.ts";
import { cooperativeRevision } from "../cooperatives/revise-cooperative.ts";
import { holderCreation } from "../holders/register-holder.ts";
import { ideaCreation } from "../ideas/create-idea.ts";
import { ideaRevision } from "../ideas/revise-idea.ts";
import { pickText } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import type { ParsedRow } from "./bank-row.ts";

export type RowOutcome = "created" | "revised" | "unchanged";

/** Contact details a file does not carry, by its list and row id. */
export type People = (list: "cooperatives" | "ideas", rowId: string) => Contact;

type GoodRow = Extract<ParsedRow, { ok: true }>;

/**
 * What one row changes: nothing where the same row has been imported before, whatever people revised since, and
 * nothing where whom it names had itself erased.
 * The id is made from source and row id, so that a row is entered once.
 */
export async function planRow(
  ports: Ports,
  source: string,
  row: GoodRow,
  people: People | undefined,
): Promise<{ outcome: RowOutcome; writes: readonly Write[] }> {
  const told = (owner: ContactOwner) => toldAtRegistration(ports, owner, "import", `import:${source}`);
  const contact = people?.(row.list, row.id) ?? {};
  // A plain digest would let whoever reads the table try out every phone number.
  const rowHash = ports.vault.blind("row", JSON.stringify([row.input, contact]));
  if (row.list === "cooperatives") {
    const id = `coop_${source}-${row.id}`;
    const input = { ...row.input, contact: { ...row.input.contact, ...contact } };
    const before = await ports.cooperatives.get(id);
    if (before === undefined)
      return {
        outcome: "created",
        writes: [...cooperativeCreation(ports, id, input, rowHash).writes, told({ kind: "cooperative", id })],
      };
    if (before.rowHash === rowHash || before.erasedAt !== undefined)
      return { outcome: "unchanged", writes: [] };
    const contactBefore = await ports.contacts.get({ kind: "cooperative", id });
    const { writes } = cooperativeRevision(ports, before, input, rowHash, contactBefore);
    return { outcome: "revised", writes };
  }
  const id = `idea_${source}-${row.id}`;
  const holderId = `hold_${source}-${row.id}`;
  const before = await ports.ideas.get(id);
  if (before === undefined) {
    // A bank/1 idea names no holder: each gets its own, called by the idea until somebody says more.
    const name = pickText(row.input.title, "ar").text;
    const holder = { name, contact: { channels: [], preferredLanguage: languageOf(row), ...contact } };
    const writes = [
      ...holderCreation(ports, holderId, holder).writes,
      told({ kind: "holder", id: holderId }),
      ...ideaCreation(ports, id, holderId, row.input, rowHash).writes,
    ];
    return { outcome: "created", writes };
  }
  if (before.rowHash === rowHash || before.erasedAt !== undefined)
    return { outcome: "unchanged", writes: [] };
  return { outcome: "revised", writes: (await ideaRevision(ports, before, row.input, rowHash)).writes };
}

function languageOf(row: Extract<GoodRow, { list: "ideas" }>): "ar" | "fr" | "en" {
  const title = row.input.title;
  return title.ar !== undefined ? "ar" : title.fr !== undefined ? "fr" : title.en !== undefined ? "en" : "ar";
}
