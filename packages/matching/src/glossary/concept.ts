import type { BranchCode, SectorCode } from "../taxonomy/codes.ts";

export const conceptKinds = [
  "product",
  "plant",
  "animal",
  "dish",
  "material",
  "tool",
  "process",
  "trade",
  "service",
  "certificate",
  "outlet",
  "customer",
  "place",
  "purpose",
  "waste",
  "quality",
  "need",
] as const;
type ConceptKind = (typeof conceptKinds)[number];

/** The languages of terms: Arabic, Darija in Arabic letters, French, English, Darija (and Amazigh) in Latin letters. */
export const termLanguages = ["ar", "ary", "fr", "en", "aryLatn"] as const;
export type TermLanguage = (typeof termLanguages)[number];

/** How a concept stands to another: is a kind of, is a part of, is made from, serves to, is served by, is near. */
export const relations = ["broader", "partOf", "madeFrom", "usedFor", "servedBy", "near"] as const;
export type Relation = (typeof relations)[number];

/** One row of the glossary files: lists are written with commas, codes and ids with spaces, for people to read and correct. */
export type ConceptRow = {
  readonly id: string;
  readonly kind: string;
  readonly trades?: string;
  readonly generic?: boolean;
} & { readonly [relation in Relation]?: string } & { readonly [language in TermLanguage]?: string };

/** A thing the trades speak of, with its everyday words. */
export interface Concept {
  readonly id: string;
  readonly kind: ConceptKind;
  /** Sectors and branches whose trade this is. */
  readonly trades: readonly (SectorCode | BranchCode)[];
  /** Said of every trade, so it tells little of any. */
  readonly generic: boolean;
  readonly relations: Readonly<Record<Relation, readonly string[]>>;
  /** The commonest first. */
  readonly terms: Readonly<Record<TermLanguage, readonly string[]>>;
}

function listed(text: string | undefined, separator: RegExp): readonly string[] {
  return (text ?? "").split(separator).filter((item) => item !== "");
}

export function conceptOf(row: ConceptRow): Concept {
  const related = (relation: Relation) => listed(row[relation], /\s+/);
  const terms = (language: TermLanguage) => listed(row[language], /\s*[,،]\s*/);
  return {
    id: row.id,
    kind: row.kind as ConceptKind,
    trades: listed(row.trades, /\s+/) as readonly (SectorCode | BranchCode)[],
    generic: row.generic === true,
    relations: {
      broader: related("broader"),
      partOf: related("partOf"),
      madeFrom: related("madeFrom"),
      usedFor: related("usedFor"),
      servedBy: related("servedBy"),
      near: related("near"),
    },
    terms: {
      ar: terms("ar"),
      ary: terms("ary"),
      fr: terms("fr"),
      en: terms("en"),
      aryLatn: terms("aryLatn"),
    },
  };
}
