import { closeness } from "../glossary/closeness.ts";
import { conceptAt } from "../glossary/glossary.ts";
import { affinity, type SectorCode, sectorCodes } from "../taxonomy/sectors.ts";

/** One phrase of a text with the concepts it may name. */
export interface Occurrence {
  readonly concepts: readonly number[];
  readonly phrase: string;
  readonly weight: number;
  readonly kind: "prose" | "means";
}

/** One phrase with the concept it was settled on. */
export interface Settled {
  readonly concept: number;
  readonly phrase: string;
  readonly weight: number;
  readonly kind: "prose" | "means";
}

/** What is left of a mention that nothing around it supports: "La Ruche" of freelancers keeps no bees. */
const unsupportedShare = 0.3;
/** Support from which a mention counts in full: about one near neighbour in its own trade. */
const fullSupport = 1.2;
const neighbourValue = 1;
const sectorValue = 0.6;

function sectorSupport(concept: number, sectors: readonly SectorCode[]): number {
  const { trades } = conceptAt(concept);
  if (trades.length === 0) {
    return sectorValue / 2;
  }
  const own = trades.flatMap((trade) => sectorCodes.find((code) => code === trade.split(".")[0]) ?? []);
  return sectorValue * Math.max(0, ...own.flatMap((code) => sectors.map((other) => affinity(code, other))));
}

function neighbourSupport(concept: number, phrase: string, others: readonly Occurrence[]): number {
  let support = 0;
  for (const other of others) {
    if (other.phrase !== phrase) {
      support +=
        neighbourValue * Math.max(0, ...other.concepts.map((near) => closeness(concept, near) / 100));
    }
  }
  return support;
}

/**
 * Settles words of several meanings by what stands around them, the declared sectors and the other concepts; what
 * nothing supports counts half.
 */
export function settleHomonyms(
  occurrences: readonly Occurrence[],
  sectors: readonly SectorCode[],
): readonly Settled[] {
  const plain = occurrences.filter(
    (occurrence) => occurrence.kind === "prose" && occurrence.concepts.length === 1,
  );
  const prose = occurrences.filter((occurrence) => occurrence.kind === "prose");
  return occurrences.flatMap((occurrence) => {
    const { phrase, weight, kind } = occurrence;
    const others = occurrence.concepts.length === 1 ? prose : plain;
    const supports = occurrence.concepts.map(
      (concept) => neighbourSupport(concept, phrase, others) + sectorSupport(concept, sectors),
    );
    const most = Math.max(...supports);
    return occurrence.concepts
      .filter((_, at) => supports[at] === most)
      .map((concept) => ({
        concept,
        phrase,
        // What is owned or asked for stands as a fact; a word of a sentence is worth what its neighbours bear out.
        weight:
          kind === "means"
            ? weight
            : weight * (unsupportedShare + (1 - unsupportedShare) * Math.min(1, most / fullSupport)),
        kind,
      }));
  });
}
