import { type Concept, type ConceptRow, conceptOf } from "./concept.ts";
import animals from "./data/animals-and-sea.json" with { type: "json" };
import crafts from "./data/crafts.json" with { type: "json" };
import crops from "./data/crops-and-forest.json" with { type: "json" };
import food from "./data/food-and-trade.json" with { type: "json" };
import people from "./data/people-places-services.json" with { type: "json" };
import plants from "./data/plants-cosmetics-minerals.json" with { type: "json" };
import works from "./data/waste-energy-building-transport.json" with { type: "json" };

const rows = [
  ...animals,
  ...crafts,
  ...crops,
  ...food,
  ...people,
  ...plants,
  ...works,
] as readonly ConceptRow[];

/**
 * The rows as people write them, in the order of their ids; a concept's number is its place here. Functions carry the
 * packed form (`glossary.ts`), and never this.
 */
export const concepts: readonly Concept[] = rows.map(conceptOf).sort((a, b) => (a.id < b.id ? -1 : 1));

const numberById = new Map(concepts.map((concept, number) => [concept.id, number]));

/** The place of a concept in `concepts`; undefined where there is none. */
export function conceptNumber(id: string): number | undefined {
  return numberById.get(id);
}
