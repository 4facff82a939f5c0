import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import type { Contact } from "@tawafuq/core/contacts/contact";
import type { Language } from "@tawafuq/core/language/localized-text";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";

/** The name imported rows carry in their ids: `coop_demo-C07`. */
export const demoSource = "demo";

export interface DemoOfficer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly delegation: DelegationCode;
}

const writing: readonly Language[] = ["ar", "fr", "en"];

/** One officer for each delegation: the demo bank touches them all. */
export const demoOfficers: readonly DemoOfficer[] = DelegationCode.options.map((delegation, index) => {
  const slug = delegation.toLowerCase().replaceAll("_", "-");
  return {
    id: `offi_demo-${slug}`,
    name: `Officer of ${delegation.replaceAll("_", " ")}`,
    email: `${slug}@odco.example`,
    language: writing[index % writing.length] ?? "ar",
    delegation,
  };
});

/** Who signs in by phone in the demo; no operator has numbers of this range, so that nothing rings. */
const demoPhones: Readonly<Record<string, string>> = { C07: "+212500000007", C20: "+212500000020" };

/** Made-up addresses under `.example`, and two phones that cannot ring. */
export function demoContact(list: "cooperatives" | "ideas", rowId: string): Contact {
  const phone = demoPhones[rowId];
  return {
    email: `${rowId.toLowerCase()}@${list === "cooperatives" ? "cooperative" : "holder"}.example`,
    ...(phone === undefined ? {} : { phone }),
  };
}

export interface DemoPerson {
  readonly label: string;
  readonly scope: KeyScope;
}

/** Who gets a key: enough to play every part of two matches. */
export const demoPeople: readonly DemoPerson[] = [
  { label: "administrator", scope: { kind: "administrator", id: "demo" } },
  { label: "officer, Fez", scope: { kind: "officer", id: "offi_demo-fes" } },
  { label: "officer, Meknes", scope: { kind: "officer", id: "offi_demo-meknes" } },
  { label: "officer, Oujda", scope: { kind: "officer", id: "offi_demo-oujda" } },
  { label: "cooperative Anamil Sefrou", scope: { kind: "cooperative", id: "coop_demo-C07" } },
  { label: "cooperative Nakhil Tafilalet", scope: { kind: "cooperative", id: "coop_demo-C20" } },
  { label: "holder of the Sefrou buttons shop", scope: { kind: "holder", id: "hold_demo-P02" } },
  { label: "holder of the solar date store", scope: { kind: "holder", id: "hold_demo-P01" } },
];
