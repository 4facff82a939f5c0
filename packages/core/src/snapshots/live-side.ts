import type { ListProfiles } from "../cooperatives/cooperative-repository.ts";
import type { Page } from "../storage/repository.ts";
import type { RosterEntry } from "./roster.ts";
import { createVersionCache } from "./version-cache.ts";

interface Profile {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: string;
}

/** Where the profiles of one side are read. */
interface Source<Entity> {
  get(id: string): Promise<Entity | undefined>;
  list(request: ListProfiles): Promise<Page<Entity>>;
}

/** One side of the bank, cooperatives or ideas, as a worker follows it. */
export interface LiveSide<Entity, Text> {
  /** Takes in what changed since the last call; everything at the first. */
  readChanges(): Promise<void>;
  /** The newest profile with its texts read: at hand, or from the table. */
  textOf(id: string): Promise<Text | undefined>;
  /** Reads the profile itself, newer than any index, and takes it in. */
  look(id: string): Promise<Entity | undefined>;
  /** Every change up to this instant was taken in by `readChanges`, ISO; empty before the first. */
  upTo(): string;
  /** Holds everything up to this change already. */
  beginFrom(upTo: string): void;
}

/** Indexes of the table lag behind it; what changed this long before what is held is read again. */
const overlapMs = 120_000;
/** What changed so long before a look is held after it, whatever came since: clocks differ by less. */
const settledMs = 480_000;

/**
 * After a burst of changes its last minutes are read again with every look, until ten minutes have passed.
 * @param now the clock that changes are dated by
 * @param roster versions known; `take` keeps it up to date
 * @param read analyses the texts of a profile
 * @param take is told of every profile that is newer than the roster's
 * @param atHand profiles with their texts to keep
 */
export function createLiveSide<Entity extends Profile, Text extends object>(
  source: Source<Entity>,
  roster: ReadonlyMap<string, RosterEntry>,
  read: (entity: Entity) => Text,
  take: (entity: Entity, text: Text) => void,
  atHand: number,
  now: () => Date,
): LiveSide<Entity, Text> {
  const cache = createVersionCache<Text>(atHand);
  let upTo = "";
  const isNewer = ({ id, version }: Entity) => (roster.get(id)?.version ?? 0) < version;

  function takeIn(entity: Entity): Text {
    const text = read(entity);
    cache.put(entity.id, entity.version, text);
    if (isNewer(entity)) take(entity, text);
    return text;
  }

  return {
    async readChanges() {
      const settled = new Date(now().getTime() - settledMs).toISOString();
      const since = upTo === "" ? {} : { updatedSince: new Date(Date.parse(upTo) - overlapMs).toISOString() };
      let newest = upTo > settled ? upTo : settled;
      let cursor: string | undefined;
      do {
        const page = await source.list({ limit: 100, cursor, ...since });
        for (const entity of page.items) {
          if (isNewer(entity)) takeIn(entity);
          if (entity.updatedAt > newest) newest = entity.updatedAt;
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
      upTo = newest;
    },
    async textOf(id) {
      const known = cache.get(id, roster.get(id)?.version ?? 0);
      if (known !== undefined) return known;
      const entity = await source.get(id);
      return entity && takeIn(entity);
    },
    async look(id) {
      const entity = await source.get(id);
      if (entity !== undefined && isNewer(entity)) takeIn(entity);
      return entity;
    },
    upTo: () => upTo,
    beginFrom(held) {
      upTo = held;
    },
  };
}
