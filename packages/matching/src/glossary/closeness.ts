import { concepts } from "./concepts.ts";

const broaderValue = 0.6;
const narrowerValue = 0.6;
const siblingValue = 0.2;
const nearValue = 0.35;

function buildCloseness(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>();
  const relate = (from: string, to: string, value: number) => {
    const row = table.get(from) ?? new Map<string, number>();
    row.set(to, Math.max(row.get(to) ?? 0, value));
    table.set(from, row);
  };
  const narrower = new Map<string, string[]>();
  for (const concept of concepts) {
    relate(concept.id, concept.id, 1);
    for (const id of concept.near) {
      relate(concept.id, id, nearValue);
      relate(id, concept.id, nearValue);
    }
    for (const id of concept.broader) {
      relate(concept.id, id, broaderValue);
      relate(id, concept.id, narrowerValue);
      narrower.set(id, [...(narrower.get(id) ?? []), concept.id]);
    }
  }
  for (const family of narrower.values()) {
    for (const a of family) {
      for (const b of family) {
        relate(a, b, siblingValue);
      }
    }
  }
  return table;
}

const closeness = buildCloseness();

/** Concepts close to one, with their closeness in (0, 1]; itself is 1. Unknown ids have none. */
export function closeTo(id: string): ReadonlyMap<string, number> {
  return closeness.get(id) ?? new Map();
}
