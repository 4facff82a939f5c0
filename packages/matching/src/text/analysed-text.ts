import type { TextLanguage } from "../profile/localized-text.ts";

/** One piece of a profile's text. */
export interface TextField {
  readonly text: string;
  readonly language: TextLanguage;
  /** How strongly it speaks for the profile, in hundredths. */
  readonly emphasis: number;
  /** `means`: what one has or asks for, as tokens; it can meet a need, but is not what one's trade is measured by. */
  readonly kind: "prose" | "means";
}

/** How strongly a concept stands in a text, in hundredths up to 255. */
export interface Mention {
  readonly weight: number;
  /** The same, of prose alone. */
  readonly ownWeight: number;
  /** The words it was read from, as written; the strongest of several. */
  readonly phrase: string;
}

/** What a text says, as numbers; the arrays are sorted and hold each key once. */
export interface AnalysedText {
  /** By concept number, in order. */
  readonly mentions: ReadonlyMap<number, Mention>;
  readonly stems: Uint32Array;
  /** Sum of the weights of all stems: the most that another text can share. */
  readonly stemSelf: number;
  /** The 4-grams that tell most. */
  readonly grams: Uint32Array;
  readonly gramSelf: number;
  /** Stems of means, whether prose holds them too or not. */
  readonly meansStems: Uint32Array;
}
