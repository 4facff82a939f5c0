import * as z from "zod";
import { ContactInput } from "../contacts/contact.ts";
import { CooperativeInput } from "../cooperatives/cooperative.ts";
import { IdeaInput } from "../ideas/idea.ts";
import { faultsOf } from "../refusals/field-faults.ts";

/** Ids of rows and names of sources become part of keys and addresses. */
export const rowName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** Older files write these in snake case. */
const earlierNames: Record<string, string> = {
  land_ha: "landHa",
  irrigated_ha: "irrigatedHa",
  remote_ok: "remoteOk",
};

const earlierHolderTypes: Record<string, string> = {
  ngo: "association",
  indh_platform: "partner",
  odco_template: "template",
};

const known = {
  cooperatives: new Set(Object.keys(CooperativeInput.shape)),
  ideas: new Set(Object.keys(IdeaInput.shape)),
};

export type BankList = keyof typeof known;

export type ParsedRow =
  | {
      readonly ok: true;
      readonly list: "cooperatives";
      readonly id: string;
      readonly input: CooperativeInput;
    }
  | { readonly ok: true; readonly list: "ideas"; readonly id: string; readonly input: IdeaInput }
  | { readonly ok: false; readonly id: string; readonly faults: readonly { path: string; rule: string }[] };

/** What the format lets a row carry beyond the profile (its id, notes of the collector) is passed over. */
function profileFields(list: BankList, row: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const field = earlierNames[name] ?? name;
    if (known[list].has(field) && value !== null) fields[field] = value;
  }
  if (list === "ideas" && typeof fields.holderType === "string")
    fields.holderType = earlierHolderTypes[fields.holderType] ?? fields.holderType;
  return fields;
}

/** Checks one row of a bank/1 file; a refused one says which fields break which rules. */
export function parseBankRow(list: BankList, value: unknown): ParsedRow {
  const row = z.record(z.string(), z.unknown()).safeParse(value);
  const id = row.success && typeof row.data.id === "string" ? row.data.id.slice(0, 80) : "";
  if (!row.success) return { ok: false, id, faults: [{ path: "", rule: "invalid_type" }] };
  if (!rowName.test(id))
    return { ok: false, id, faults: [{ path: "id", rule: id === "" ? "required" : "row_id_malformed" }] };
  const fields = profileFields(list, row.data);
  const refused = (error: z.ZodError): ParsedRow => ({
    ok: false,
    id,
    faults: faultsOf(error.issues, fields).map(({ path, rule }) => ({ path, rule })),
  });
  if (list === "cooperatives") {
    const contact = ContactInput.strip().safeParse(fields.contact ?? {});
    const parsed = CooperativeInput.safeParse(
      contact.success ? { ...fields, contact: contact.data } : fields,
    );
    return parsed.success ? { ok: true, list, id, input: parsed.data } : refused(parsed.error);
  }
  const parsed = IdeaInput.safeParse({ origin: "import", ...fields });
  return parsed.success ? { ok: true, list, id, input: parsed.data } : refused(parsed.error);
}
