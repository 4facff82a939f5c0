import { type CertificationCode, certifications } from "@tawafuq/matching/taxonomy/certifications";
import {
  delegations,
  isProvince,
  isRegion,
  placeName as nameOfPlace,
  type ReferenceName,
} from "@tawafuq/matching/taxonomy/places";
import { sectors } from "@tawafuq/matching/taxonomy/sectors";
import { type TokenSize, tokenWords } from "@tawafuq/matching/text/token-words";
import { formatNumber } from "../language/format.ts";
import type { Language } from "../language/localized-text.ts";
import { hasText, translate } from "./catalogue.ts";
import { isolate } from "./isolate.ts";

const names = new Map<string, ReferenceName>([
  ...sectors.flatMap((sector) => [
    [sector.code, sector.name] as const,
    ...sector.branches.map((branch) => [branch.code, branch.name] as const),
  ]),
]);
const certificationNames = new Map<string, ReferenceName>(certifications.map((row) => [row.code, row.name]));
const delegationNames = new Map<string, ReferenceName>(delegations.map((row) => [row.code, row.name]));

/** Name of a sector or branch; an unknown code stands for itself. */
export function sectorName(language: Language, code: string): string {
  return names.get(code)?.[language] ?? code;
}

/** Name of a region, a province or the whole country; an unknown code stands for itself. */
export function placeName(language: Language, code: string): string {
  return code === "NATIONAL" || isRegion(code) || isProvince(code) ? nameOfPlace(code)[language] : code;
}

/** Name of ODCO's regional office; an unknown code stands for itself. */
export function delegationName(language: Language, code: string): string {
  return delegationNames.get(code)?.[language] ?? code;
}

/** Name of a certificate; an unknown code stands for itself. */
export function certificationName(language: Language, code: CertificationCode | string): string {
  return certificationNames.get(code)?.[language] ?? code;
}

/** An amount in the unit that a requirement is given in; without one, the amount alone. */
export function amountLike(language: Language, requirement: string, amount: number): string {
  const { size } = tokenWords(requirement);
  return size === undefined || size.unit === "units"
    ? formatNumber(language, amount)
    : sizeText(language, { ...size, amount });
}

function sizeText(language: Language, size: TokenSize): string {
  const amount = formatNumber(language, size.amount);
  if (size.unit === "units") return `×${amount}`;
  const path = `sizeUnits.${size.unit}`;
  return `${amount} ${hasText(path) ? translate(language, path) : size.unit}`;
}

/** A snake-case requirement in words, with its size: `cold_room_12m3` → "cold room (12 m³)". */
export function tokenName(language: Language, token: string): string {
  const { words, size } = tokenWords(token);
  const path = `tokens.${words.replaceAll(" ", "_")}`;
  const name = hasText(path) ? translate(language, path) : words;
  if (size === undefined) return name;
  return `${name} (${isolate(language, sizeText(language, size))})`;
}
