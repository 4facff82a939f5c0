/** A pair that passes its gates and is worth showing; lists are ordered by `value`, score and public benefit. */
export interface RankedPair {
  readonly idea: string;
  readonly cooperative: string;
  readonly value: number;
  readonly score: number;
  /** The cooperative holds every licence the law asks of the idea's own trade. */
  readonly isLicensed: boolean;
}
