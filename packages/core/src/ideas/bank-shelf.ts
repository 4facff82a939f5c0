import { shardOf } from "@tawafuq/matching/index/shards";
import { ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import { prepareIdea } from "@tawafuq/matching/profile/prepare";
import type { ComparedText } from "@tawafuq/matching/search/relevance";
import type { Ports } from "../ports.ts";
import { beginOnce } from "../snapshots/begin-once.ts";
import { createLiveSide } from "../snapshots/live-side.ts";
import { loadShards } from "../snapshots/load-shards.ts";
import { ideaEntry, type RosterEntry } from "../snapshots/roster.ts";
import { createShardPublisher, defaultPublishing } from "../snapshots/shard-publisher.ts";
import { decodeBank, encodeBank, type Shelved, shelfIdeaOf } from "./bank-bytes.ts";
import type { Idea } from "./idea.ts";

type ShelfPorts = Pick<Ports, "ideas" | "bankSnapshots" | "log" | "now">;

export interface BankShelf {
  /** Takes in what changed since the last call; the first call starts from the stored snapshot. */
  refresh(): Promise<void>;
  /** The active ideas. */
  ideas(): Iterable<Shelved>;
  get(id: string): Shelved | undefined;
  /** Stores all of it for others to start from; returns the snapshots stored. */
  publish(): Promise<number>;
}

/** Texts read of what was last looked at; what stands on the shelf is kept there. */
const atHand = 100;

function publicText(idea: Idea): ComparedText {
  const { title, description, confidentiality } = idea;
  const shown = confidentiality === "public" ? description : {};
  const needs = { minMembers: 0, certifications: [], requirements: [] };
  return prepareIdea(ideaFromBank({ ...idea, title, description: shown, needs })).text;
}

/** The active ideas in memory with their public texts read. One per process. */
export function createBankShelf(ports: ShelfPorts): BankShelf {
  const roster = new Map<string, RosterEntry>();
  const shelf = new Map<string, Shelved>();
  let shards = 1;
  const side = createLiveSide(
    ports.ideas,
    roster,
    (idea: Idea): Shelved => ({ idea: shelfIdeaOf(idea), text: publicText(idea) }),
    (idea, shelved) => {
      roster.set(idea.id, ideaEntry(idea));
      if (idea.availability === "active") shelf.set(idea.id, shelved);
      else shelf.delete(idea.id);
      publisher.changed(idea.id);
    },
    atHand,
    ports.now,
  );
  const publisher = createShardPublisher(
    { snapshots: ports.bankSnapshots, log: ports.log },
    {
      count: () => shards,
      cut(count) {
        shards = count;
      },
      bytes: (shard) =>
        encodeBank([...shelf.values()].filter(({ idea }) => shardOf(idea.id, shards) === shard)),
      size: () => roster.size,
      upTo: side.upTo,
    },
    defaultPublishing,
  );

  async function begin(): Promise<void> {
    const stored = await loadShards(ports.bankSnapshots, decodeBank);
    if (stored !== undefined) {
      shards = stored.shards.length;
      for (const row of stored.shards.flat()) {
        const { idea } = row;
        roster.set(idea.id, ideaEntry(idea));
        shelf.set(idea.id, row);
      }
      side.beginFrom(stored.upTo);
      publisher.begin(stored.versions);
    }
    await side.readChanges();
    if (stored === undefined) await publisher.beginAnew();
  }

  return {
    refresh: beginOnce(begin, side.readChanges),
    ideas: () => shelf.values(),
    get: (id) => shelf.get(id),
    publish: publisher.publishAll,
  };
}

/** Brings the stored snapshot of the public bank up to date; returns the snapshots stored. */
export async function publishBank(ports: ShelfPorts): Promise<number> {
  const shelf = createBankShelf(ports);
  await shelf.refresh();
  return shelf.publish();
}
