import { distanceOf } from "../feedback/decline-of.ts";
import { canReach, isInScope, placeRelation } from "../gates/reach.ts";
import { reaches } from "../profile/cooperative-profile.ts";
import { type ProvinceCode, provinceCodes, type ScopeCode } from "../taxonomy/codes.ts";
import { regionOf } from "../taxonomy/places.ts";

/** What a scope says of every province; ideas of one scope share it. */
export interface ScopeTables {
  /** By province: the region part of each side in thousandths when in reach. */
  readonly placeForIdea: Uint16Array;
  readonly placeForCooperative: Uint16Array;
  /** By province, reach and remote work: 1 when reach and scope meet. */
  readonly reachable: Uint8Array;
  /** By province: steps to this idea, 0..3. */
  readonly distances: Uint8Array;
  /** By province: 1 when it lies in the scope. */
  readonly inScope: Uint8Array;
}

/** Nearness when the scope lies outside the cooperative's place; after the proposal in fields.json. */
const nearness = { national: 850, province: 1000, region: 800, neighbour: 600, elsewhere: 450 } as const;

export function reachSlot(province: number, reach: number, remoteOk: boolean): number {
  return (province * reaches.length + reach) * 2 + (remoteOk ? 1 : 0);
}

function reachableFrom(scope: readonly ScopeCode[]): Uint8Array {
  const reachable = new Uint8Array(provinceCodes.length * reaches.length * 2);
  provinceCodes.forEach((province, number) => {
    reaches.forEach((reach, at) => {
      for (const remoteOk of [false, true]) {
        reachable[reachSlot(number, at, remoteOk)] = canReach({ province, reach, remoteOk }, scope) ? 1 : 0;
      }
    });
  });
  return reachable;
}

function readScope(scope: readonly ScopeCode[]): ScopeTables {
  const relation = (province: ProvinceCode) => placeRelation({ province, reach: "national" }, scope);
  const placeOf = (isNear: (province: ProvinceCode) => boolean) =>
    Uint16Array.from(provinceCodes, (province) => (isNear(province) ? 1000 : nearness[relation(province)]));
  return {
    placeForIdea: placeOf((province) => isInScope(province, scope)),
    placeForCooperative: placeOf(
      (province) => scope.includes(province) || scope.includes(regionOf(province)),
    ),
    reachable: reachableFrom(scope),
    distances: Uint8Array.from(provinceCodes, (province) => distanceOf(relation(province))),
    inScope: Uint8Array.from(provinceCodes, (province) => (isInScope(province, scope) ? 1 : 0)),
  };
}

/** Most ideas name one place or the whole country, so that few scopes are met. */
const mostKept = 2000;
const kept = new Map<string, ScopeTables>();

/** The tables of a scope: read once for all ideas of it. */
export function scopeTables(scope: readonly ScopeCode[]): ScopeTables {
  const name = scope.join(" ");
  const known = kept.get(name);
  if (known !== undefined) return known;
  const tables = readScope(scope);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, tables);
  return tables;
}
