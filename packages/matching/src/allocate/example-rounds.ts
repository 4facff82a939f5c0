import type { Assignment, Round, RoundPair } from "./round.ts";

/** A pair that passed, told otherwise where a test says so. */
export function examplePair(overrides: Partial<RoundPair> & Assignment): RoundPair {
  return { score: 0.5, forIdea: 0.5, forCooperative: 0.5, passed: true, gates: [], ...overrides };
}

/** A round from two tables of orders, the most preferred first; a pair counts when each names the other. */
export function roundFromOrders(
  capacities: Readonly<Record<string, number>>,
  ofIdea: Readonly<Record<string, readonly string[]>>,
  ofCooperative: Readonly<Record<string, readonly string[]>>,
): Round {
  const pairs = Object.entries(ofCooperative).flatMap(([cooperative, ideas]) =>
    ideas.flatMap((idea, rank): readonly RoundPair[] => {
      const place = (ofIdea[idea] ?? []).indexOf(cooperative);
      return place < 0
        ? []
        : [examplePair({ idea, cooperative, forIdea: 1 / (1 + place), forCooperative: 1 / (1 + rank) })];
    }),
  );
  return { capacities: new Map(Object.entries(capacities)), cooperatives: Object.keys(ofCooperative), pairs };
}

/** A round drawn cell by cell: [forIdea, forCooperative, kind] in 0..3 each, kind 0 no pair, 1 closed, else passed. */
export function roundFromCells(
  places: readonly number[],
  cells: readonly (readonly (readonly [number, number, number])[])[],
): Round {
  const pairs = cells.flatMap((row, cooperative) =>
    row.slice(0, places.length).flatMap(([forIdea, forCooperative, kind], idea): readonly RoundPair[] =>
      kind === 0
        ? []
        : [
            examplePair({
              idea: `I${idea}`,
              cooperative: `C${cooperative}`,
              forIdea: forIdea / 3,
              forCooperative: forCooperative / 3,
              score: Math.sqrt((forIdea * forCooperative) / 9),
              passed: kind !== 1,
              gates: kind === 1 ? [{ code: "out_of_reach", passed: false, args: {} }] : [],
            }),
          ],
    ),
  );
  const cooperatives = cells.map((_row, cooperative) => `C${cooperative}`);
  return { capacities: new Map(places.map((place, idea) => [`I${idea}`, place])), cooperatives, pairs };
}

/** Every allocation within the capacities made of acceptable pairs. */
export function allAllocations(round: Round): readonly (readonly Assignment[])[] {
  return round.cooperatives.reduce<readonly (readonly Assignment[])[]>(
    (partial, cooperative) =>
      partial.flatMap((placed) => [
        placed,
        ...round.pairs
          .filter((pair) => pair.cooperative === cooperative && pair.passed)
          .filter(
            ({ idea }) =>
              placed.filter((one) => one.idea === idea).length < (round.capacities.get(idea) ?? 0),
          )
          .map(({ idea }) => [...placed, { idea, cooperative }]),
      ]),
    [[]],
  );
}

/** Blocking pairs straight from the definition, with no index: the oracle for `certifyStability`. */
export function blockingByDefinition(round: Round, placed: readonly Assignment[]): readonly string[] {
  const find = (idea: string, cooperative: string) =>
    round.pairs.find((pair) => pair.idea === idea && pair.cooperative === cooperative);
  return round.pairs
    .filter((pair) => {
      const mine = placed.find((one) => one.cooperative === pair.cooperative);
      const mineScored = mine && find(mine.idea, mine.cooperative);
      const cooperativeWants =
        mineScored === undefined ||
        pair.forCooperative > mineScored.forCooperative ||
        (pair.forCooperative === mineScored.forCooperative && pair.idea < mineScored.idea);
      const partners = placed.filter((one) => one.idea === pair.idea);
      const ideaWants =
        partners.length < (round.capacities.get(pair.idea) ?? 0) ||
        partners.some((one) => {
          const other = find(one.idea, one.cooperative);
          return (
            other !== undefined &&
            (pair.forIdea > other.forIdea ||
              (pair.forIdea === other.forIdea && pair.cooperative < other.cooperative))
          );
        });
      return pair.passed && mine?.idea !== pair.idea && cooperativeWants && ideaWants;
    })
    .map((pair) => `${pair.idea} ${pair.cooperative}`)
    .sort();
}
