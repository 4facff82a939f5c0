import { packedGlossary } from "./packed-glossary.ts";
import { type Glossary, type GlossaryConcept, unpackGlossary } from "./unpack-glossary.ts";

let opened: Glossary | undefined;

/** Opened when it is first asked: who never reads a text does not pay for it. */
export function glossary(): Glossary {
  opened ??= unpackGlossary(packedGlossary);
  return opened;
}

export function conceptCount(): number {
  return glossary().concepts.length;
}

/** Throws RangeError outside the glossary. */
export function conceptAt(number: number): GlossaryConcept {
  const concept = glossary().concepts[number];
  if (concept === undefined) {
    throw new RangeError(`No concept ${number}`);
  }
  return concept;
}
