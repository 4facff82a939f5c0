import { certifications } from "@tawafuq/matching/taxonomy/certifications";
import { delegations, provinces, type ReferenceName, regions } from "@tawafuq/matching/taxonomy/places";
import { sectors } from "@tawafuq/matching/taxonomy/sectors";
import { decisionReasons, declineReasons } from "../matches/match.ts";
import { type TextKey, translate } from "../texts/catalogue.ts";

interface NamedCode {
  readonly code: string;
  readonly name: ReferenceName;
}

/** The codes that inputs and answers use, with their names in the three languages. */
export interface Reference {
  readonly regions: readonly NamedCode[];
  readonly provinces: readonly (NamedCode & { readonly region: string; readonly delegation: string })[];
  readonly delegations: readonly NamedCode[];
  readonly sectors: readonly (NamedCode & { readonly branches: readonly NamedCode[] })[];
  readonly certifications: readonly (NamedCode & { readonly licence: boolean })[];
  readonly declineReasons: readonly NamedCode[];
  readonly decisionReasons: readonly NamedCode[];
}

function named(row: NamedCode): NamedCode {
  return { code: row.code, name: row.name };
}

function worded(code: string, key: TextKey): NamedCode {
  return { code, name: { ar: translate("ar", key), fr: translate("fr", key), en: translate("en", key) } };
}

/** The reference data people choose from: places, trades, certificates and the reasons for saying no. */
export function readReference(): Reference {
  return {
    regions: regions.map(named),
    provinces: provinces.map((row) => ({ ...named(row), region: row.region, delegation: row.delegation })),
    delegations: delegations.map(named),
    sectors: sectors.map((row) => ({ ...named(row), branches: row.branches.map(named) })),
    certifications: certifications.map((row) => ({ ...named(row), licence: row.licence })),
    declineReasons: declineReasons.map((code) => worded(code, `declineReasons.${code}`)),
    decisionReasons: decisionReasons.map((code) => worded(code, `decisionReasons.${code}`)),
  };
}
