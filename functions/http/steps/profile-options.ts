import type { DraftFields } from "@tawafuq/core/drafts/draft";
import {
  BranchCode,
  CertificationCode,
  ProvinceCode,
  SectorCode,
} from "@tawafuq/core/language/place-and-trade-codes";
import { hasText } from "@tawafuq/core/texts/catalogue";
import { certificationName, placeName, sectorName, tokenName } from "@tawafuq/core/texts/names";
import type { Visit } from "../pages/visit.ts";
import { type StepOption, valuesOf } from "./step.ts";

/** Languages people write their texts in. */
const textLanguages = ["ar", "fr", "en", "zgh", "ary-Latn"] as const;

export const textLanguageOptions = ({ say }: Visit): readonly StepOption[] =>
  textLanguages.map((code) => [code, say(`textLanguages.${code}`)]);

/** Codes with their words, in the alphabet of the reader. */
function sorted(visit: Visit, codes: readonly string[], name: (code: string) => string): StepOption[] {
  const collator = new Intl.Collator(visit.language);
  return codes.map((code): StepOption => [code, name(code)]).sort(([, a], [, b]) => collator.compare(a, b));
}

export const provinceOptions = (visit: Visit) =>
  sorted(visit, ProvinceCode.options, (code) => placeName(visit.language, code));

/** Those that are ticked first: what was proposed is not to be looked for. */
export function sectorOptions(visit: Visit, fields: DraftFields): readonly StepOption[] {
  const chosen = valuesOf(fields, "sectors");
  const all = sorted(visit, SectorCode.options, (code) => sectorName(visit.language, code));
  const isChosen = ([code]: StepOption) => chosen.includes(code);
  return [...all.filter(isChosen), ...all.filter((option) => !isChosen(option))];
}

/** Branches of the sectors that were chosen. */
export function branchOptions(visit: Visit, fields: DraftFields): readonly StepOption[] {
  const chosen = valuesOf(fields, "sectors");
  return BranchCode.options
    .filter((code) => chosen.includes(code.slice(0, code.indexOf("."))))
    .map((code) => [code, sectorName(visit.language, code)]);
}

export const hasBranches = (fields: DraftFields) => valuesOf(fields, "sectors").length > 0;

export const certificationOptions = (visit: Visit) =>
  sorted(visit, CertificationCode.options, (code) => certificationName(visit.language, code));

const meansTokens = [
  ...["workshop", "shed", "shop", "showroom", "classroom", "pro_kitchen", "lab", "flat_roof", "guesthouse"],
  ...["cold_room", "cold_truck", "van", "truck", "pickup", "tractor", "trailer", "minibus", "boat", "mules"],
  ...["cold_press", "seed_press", "bottling_line", "jam_line", "packing_line", "pasteuriser", "milk_tank"],
  ...["still", "dryer", "solar_dryer_small", "gas_kiln", "shredder", "scale", "laptops"],
];
const skillTokens = [
  ...["management", "accounting", "marketing", "digital", "sales", "export", "languages", "design"],
  ...["packaging", "hygiene", "haccp", "traceability", "quality", "processing", "maintenance", "energy"],
  ...["hospitality", "business_plan", "governance"],
];

const tokenOptions = (visit: Visit, tokens: readonly string[]) =>
  sorted(
    visit,
    tokens.filter((token) => hasText(`tokens.${token}`)),
    (token) => tokenName(visit.language, token),
  );

/** Known means, and those of one's own that were written elsewhere: nothing is lost by opening the form. */
export const meansOptions = (visit: Visit, fields: DraftFields, name: string) =>
  withOwn(visit, fields, name, meansTokens);
export const skillOptions = (visit: Visit, fields: DraftFields, name: string) =>
  withOwn(visit, fields, name, skillTokens);

function withOwn(visit: Visit, fields: DraftFields, name: string, tokens: readonly string[]): StepOption[] {
  const own = valuesOf(fields, name).filter((token) => !tokens.includes(token));
  return [
    ...tokenOptions(visit, tokens),
    ...own.map((token): StepOption => [token, tokenName(visit.language, token)]),
  ];
}
