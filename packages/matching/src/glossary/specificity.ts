import { conceptNumber, concepts } from "./concepts.ts";

const genericValue = 15;
const familyValue = 60;
const familySize = 4;

function weigh(): Uint8Array {
  const narrower = new Uint16Array(concepts.length);
  for (const concept of concepts) {
    for (const id of concept.relations.broader) {
      const number = conceptNumber(id);
      if (number !== undefined) {
        narrower[number] = (narrower[number] ?? 0) + 1;
      }
    }
  }
  return Uint8Array.from(concepts, (concept, number) => {
    const broad = (narrower[number] ?? 0) >= familySize;
    return concept.generic ? genericValue : broad ? familyValue : 100;
  });
}

const weights = weigh();

/** How much a concept tells of a trade, in hundredths: "saffron" in full, "food" little. */
export function specificity(number: number): number {
  return weights[number] ?? 0;
}
