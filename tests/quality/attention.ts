import { bootstrap, type Interval, meanOf, type Sample } from "./bootstrap.ts";
import { gini, kendallTauB } from "./measures.ts";
import type { RankedIdea } from "./ranked-bank.ts";

/** How evenly the ideas' lists of ten spread over the cooperatives. */
export interface Exposure {
  /** Gini coefficient of how often each eligible cooperative is shown. */
  readonly gini: Interval;
  /** Share of the eligible cooperatives that no list holds. */
  readonly neverShown: Interval;
}

const listLength = 10;

/**
 * Eligible is whom every gate lets meet at least one idea. Here the cooperatives are resampled and not the ideas: ideas
 * drawn twice bring the same list twice, so that every resample would show fewer cooperatives than the bank does.
 */
export function exposure(ranked: readonly RankedIdea[]): Exposure {
  const eligible = new Set(ranked.flatMap(({ open }) => open.map((pair) => pair.cooperative)));
  const counts = new Map([...eligible].sort().map((id) => [id, 0]));
  for (const { cooperative } of ranked.flatMap(({ shown }) => shown.slice(0, listLength))) {
    counts.set(cooperative, (counts.get(cooperative) ?? 0) + 1);
  }
  const groups = [...counts.values()].map((count) => [count]);
  return {
    gini: bootstrap(groups, gini),
    neverShown: bootstrap(groups.map(([count]) => [count === 0 ? 1 : 0])),
  };
}

/** How alike the lists of one project told twice are. */
export interface TwinParity {
  /** Kendall's τ-b of the places in both rankings, over the union of both first tens. */
  readonly tauB: Interval;
  /** Share of the first five that both have. */
  readonly top5Overlap: Interval;
}

/** A cooperative a gate closes for one twin stands behind all others there, tied. */
function placesOf({ open }: RankedIdea): (cooperative: string) => number {
  const places = new Map(open.map((pair, at) => [pair.cooperative, at]));
  return (cooperative) => places.get(cooperative) ?? open.length;
}

function firstOf({ open }: RankedIdea, k: number): readonly string[] {
  return open.slice(0, k).map((pair) => pair.cooperative);
}

export function twinParity(
  ranked: readonly RankedIdea[],
  twins: readonly (readonly string[])[],
  units: ReadonlyMap<string, string>,
): TwinParity {
  const byId = new Map(ranked.map((idea) => [idea.row.id, idea]));
  const tau: Sample[] = [];
  const overlap: Sample[] = [];
  for (const [first = "", second = ""] of twins) {
    const a = byId.get(first);
    const b = byId.get(second);
    if (a === undefined || b === undefined) {
      throw new RangeError(`The judgments name twins that the bank does not hold: ${first}, ${second}`);
    }
    const unit = units.get(first) ?? first;
    const placeForA = placesOf(a);
    const placeForB = placesOf(b);
    const union = new Set([...firstOf(a, listLength), ...firstOf(b, listLength)]);
    const value = kendallTauB([...union].map((id) => [placeForA(id), placeForB(id)]));
    if (value !== undefined) {
      tau.push({ unit, value });
    }
    const others = new Set(firstOf(b, 5));
    const shared = firstOf(a, 5).filter((id) => others.has(id)).length;
    const most = Math.max(firstOf(a, 5).length, others.size);
    overlap.push({ unit, value: most === 0 ? 1 : shared / most });
  }
  return { tauB: meanOf(tau), top5Overlap: meanOf(overlap) };
}
