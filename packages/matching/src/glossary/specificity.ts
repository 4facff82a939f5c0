import { glossary } from "./glossary.ts";

const genericValue = 15;
const familyValue = 60;
const familySize = 4;

function weigh(): Uint8Array {
  const { concepts, related } = glossary();
  const narrower = new Uint16Array(concepts.length);
  for (const number of related.broader.to) {
    narrower[number] = (narrower[number] ?? 0) + 1;
  }
  return Uint8Array.from(concepts, ({ generic }, number) => {
    const broad = (narrower[number] ?? 0) >= familySize;
    return generic ? genericValue : broad ? familyValue : 100;
  });
}

let weights: Uint8Array | undefined;

/** How much a concept tells of a trade, in hundredths: "saffron" in full, "food" little. */
export function specificity(number: number): number {
  weights ??= weigh();
  return weights[number] ?? 0;
}
