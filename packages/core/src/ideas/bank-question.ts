import type * as z from "zod";
import type { LocalizedText } from "../language/localized-text.ts";
import type { RegionCode, SectorCode } from "../language/place-and-trade-codes.ts";
import { regionsOfIdea } from "../language/regions.ts";
import type { ShelfIdea } from "./bank-bytes.ts";

/** What can be asked of the public bank. */
export interface BankQuestion {
  /** Up to 200 characters in any language. */
  readonly words?: string | undefined;
  readonly region?: z.infer<typeof RegionCode> | undefined;
  readonly sector?: SectorCode | undefined;
  readonly language?: keyof LocalizedText | undefined;
  readonly need?: BankNeed | undefined;
}

/** Needs that people look for. */
export const bankNeeds = ["small", "no_certificate", "land", "cold", "women", "youth"] as const;
export type BankNeed = (typeof bankNeeds)[number];

const meets: Readonly<Record<BankNeed, (idea: ShelfIdea) => boolean>> = {
  small: ({ needs }) => needs.minMembers <= 10,
  no_certificate: ({ needs }) => needs.certifications.length === 0,
  land: ({ needs }) => needs.landHa !== undefined,
  cold: ({ needs }) => needs.coldStorageM3 !== undefined,
  women: ({ targetWomenPct }) => targetWomenPct >= 50,
  youth: ({ targetYouthPct }) => targetYouthPct >= 30,
};

/** True where an idea is what was asked for, whatever the words; what is not public is not told by being found. */
export function fits(idea: ShelfIdea, { region, sector, language, need }: BankQuestion): boolean {
  if (language !== undefined && idea.title[language] === undefined) return false;
  const asksMore = region !== undefined || sector !== undefined || need !== undefined;
  if (asksMore && idea.confidentiality !== "public") return false;
  return (
    (region === undefined || regionsOfIdea(idea).includes(region)) &&
    (sector === undefined || idea.sectors.includes(sector)) &&
    (need === undefined || meets[need](idea))
  );
}
