import { concepts } from "./concepts.ts";

const genericWeight = 0.15;
const familyWeight = 0.6;
const familySize = 4;

function weigh(): ReadonlyMap<string, number> {
  const narrower = new Map<string, number>();
  for (const concept of concepts) {
    for (const id of concept.broader) {
      narrower.set(id, (narrower.get(id) ?? 0) + 1);
    }
  }
  return new Map(
    concepts.map((concept) => {
      const broad = (narrower.get(concept.id) ?? 0) >= familySize;
      return [concept.id, concept.generic === true ? genericWeight : broad ? familyWeight : 1];
    }),
  );
}

const weights = weigh();

/** How much a concept tells of a trade, 0..1: "saffron" in full, "food" little. */
export function specificity(id: string): number {
  return weights.get(id) ?? 0;
}
