import { type ProposedSector, proposeSectors } from "@tawafuq/matching/search/propose-sectors";
import type { LocalizedText } from "../language/localized-text.ts";

export type { ProposedSector };

/** The sectors and branches that somebody's own words speak of, the strongest first; three at most. */
export function proposeTrades(description: LocalizedText): readonly ProposedSector[] {
  return proposeSectors(description);
}
