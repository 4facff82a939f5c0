import { closeTo } from "../glossary/closeness.ts";
import { findConcept } from "../glossary/concepts.ts";
import { affinity, type SectorCode, sectorCodes } from "../taxonomy/sectors.ts";
import type { AnalysedText, ConceptMention } from "../text/analyse.ts";

/** What is left of a mention that nothing around it supports: "La Ruche" of freelancers keeps no bees. */
const unsupportedShare = 0.5;

function isOfSectors(id: string, sectors: readonly SectorCode[]): boolean {
  const trades = findConcept(id)?.trades ?? [];
  return (
    trades.length === 0 ||
    trades.some((trade) => {
      const code = sectorCodes.find((known) => known === trade.split(".")[0]);
      return code !== undefined && sectors.some((own) => affinity(own, code) > 0);
    })
  );
}

function hasNeighbour(id: string, phrase: string, text: AnalysedText): boolean {
  for (const close of closeTo(id).keys()) {
    const other = text.concepts.get(close);
    if (close !== id && other !== undefined && other.phrase !== phrase) {
      return true;
    }
  }
  return false;
}

/** Settles words of several meanings by what stands around them: the declared sectors and the other concepts. */
export function settleHomonyms(text: AnalysedText, sectors: readonly SectorCode[]): AnalysedText {
  const concepts = new Map<string, ConceptMention>();
  for (const [id, mention] of text.concepts) {
    const supported = isOfSectors(id, sectors) || hasNeighbour(id, mention.phrase, text);
    concepts.set(id, supported ? mention : { ...mention, weight: mention.weight * unsupportedShare });
  }
  return { ...text, concepts };
}
