import type { RankChange } from "@tawafuq/matching/explain/change-codes";
import { cooperativeFromBank, ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import { prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { type Gain, gainsOf } from "@tawafuq/matching/rank/gains";
import { partnerFound } from "@tawafuq/matching/rank/partner-found";
import { rankIdeas } from "@tawafuq/matching/rank/rank-ideas";
import { queryOf } from "@tawafuq/matching/score/idea-query";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { scorePrepared } from "@tawafuq/matching/score/score-pair";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import { publishBank } from "../ideas/bank-shelf.ts";
import type { Idea } from "../ideas/idea.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { beginOnce } from "../snapshots/begin-once.ts";
import { createCooperativeShards } from "../snapshots/cooperative-shards.ts";
import {
  decodeIdeaShard,
  encodeIdeaShard,
  type IdeaRosterEntry,
  ideaRosterEntry,
} from "../snapshots/idea-shards.ts";
import { createLiveSide } from "../snapshots/live-side.ts";
import { loadShards } from "../snapshots/load-shards.ts";
import { cooperativeEntry, type RosterEntry } from "../snapshots/roster.ts";
import { decodeShard, encodeShard } from "../snapshots/shard-bytes.ts";
import {
  createShardPublisher,
  defaultPublishing,
  type PublisherOptions,
} from "../snapshots/shard-publisher.ts";
import type { BankSummary } from "../summary/bank-summary.ts";
import { countBank } from "../summary/count-bank.ts";
import { changesOnList } from "./changes-on-list.ts";
import type { RankedPair } from "./ranked-pair.ts";

/** A pair with its reasons and the very profiles they were found in. */
export interface ScoredPair {
  readonly score: PairScore;
  /** What would change the place on the idea's list. */
  readonly changes: readonly RankChange[];
  /** Somebody on the idea's list can carry it: else nothing of it is put before an officer. */
  readonly isPartnerFound: boolean;
  readonly idea: Idea;
  readonly cooperative: Cooperative;
}

/**
 * The numbers of all profiles in memory, kept current by what changed since the last look; texts are read from the
 * table when a pair is explained. One per process.
 */
export interface LiveProfiles {
  /** Reads what changed since the last call; the first call starts from the stored snapshots. */
  refresh(): Promise<void>;
  /** Reads this one itself, newer than any index; undefined where there is none. */
  look(subject: SubjectRef): Promise<Cooperative | Idea | undefined>;
  /** Every profile of the kind, by id. */
  roster(kind: SubjectRef["kind"]): ReadonlyMap<string, RosterEntry>;
  /** The best k pairs of the subject that pass their gates and are worth showing, best first; k may be infinite. */
  rank(subject: SubjectRef, policy: Policy, k: number): Promise<readonly RankedPair[]>;
  /** The pair explained, from its newest profiles; undefined where it is not, or no longer, worth showing. */
  explain(
    ideaId: string,
    cooperativeId: string,
    policy: Policy,
    ideaList: readonly RankedPair[],
  ): Promise<ScoredPair | undefined>;
  /** What this cooperative has not told, with how many more ideas it could be shown; empty where it is not active. */
  gains(cooperativeId: string, policy: Policy): Promise<readonly Gain[]>;
  count(at: string): BankSummary;
  /** How many profiles were taken in since the start: the same number, the same bank. */
  changes(): number;
  /** Stores snapshots of the shards that have changed much for others to start from. */
  publishDue(): Promise<void>;
  /** Stores a snapshot of every shard; returns how many, fewer where another worker was quicker. */
  publishAll(): Promise<number>;
}

export interface LiveOptions extends Partial<PublisherOptions> {
  /** False: the whole bank is read, whatever snapshots there are. */
  readonly fromSnapshots?: boolean;
  /** Ideas kept with their texts. */
  readonly ideasAtHand?: number;
}

/** Profiles kept with their texts, some 30 kB each: cooperatives of the lists at hand, ideas usually all. */
const atHand = { cooperatives: 500, ideas: 1000 } as const;

/** Empty at first; the first refresh reads the snapshots and what is newer, or the whole bank. */
export function createLiveProfiles(ports: Ports, options: LiveOptions = {}): LiveProfiles {
  const roster = new Map<string, RosterEntry>();
  const ideaRoster = new Map<string, IdeaRosterEntry>();
  let shards = createCooperativeShards([]);
  let ideaShards = 1;
  let changes = 0;

  const cooperatives = createLiveSide(
    ports.cooperatives,
    roster,
    (entity) => {
      const availability = entity.availability === "active" ? "open" : "paused";
      return { entity, prepared: prepareCooperative(cooperativeFromBank({ ...entity, availability })) };
    },
    (entity, { prepared }) => {
      roster.set(entity.id, cooperativeEntry(entity));
      shards.replace(prepared);
      publisher.changed(entity.id);
      changes += 1;
    },
    atHand.cooperatives,
    ports.now,
  );
  const ideas = createLiveSide(
    ports.ideas,
    ideaRoster,
    (entity) => {
      const prepared = prepareIdea(ideaFromBank(entity));
      return { entity, prepared, query: queryOf(prepared) };
    },
    (entity, { query, prepared }) => {
      ideaRoster.set(entity.id, ideaRosterEntry(entity, prepared, query));
      ideaPublisher.changed(entity.id);
      changes += 1;
    },
    options.ideasAtHand ?? atHand.ideas,
    ports.now,
  );
  const publishing = { ...defaultPublishing, ...options };
  const publisher = createShardPublisher(
    { snapshots: ports.snapshots, log: ports.log },
    {
      count: () => shards.count(),
      cut: (count) => shards.cut(count),
      bytes: (shard) => encodeShard({ columns: shards.columns(shard), roster }),
      size: () => roster.size,
      upTo: cooperatives.upTo,
    },
    publishing,
  );
  const ideaPublisher = createShardPublisher(
    { snapshots: ports.ideaSnapshots, log: ports.log },
    {
      count: () => ideaShards,
      cut(count) {
        ideaShards = count;
      },
      bytes: (shard) => encodeIdeaShard(ideaRoster, shard, ideaShards),
      size: () => ideaRoster.size,
      upTo: ideas.upTo,
    },
    publishing,
  );

  async function readChanges(): Promise<void> {
    await cooperatives.readChanges();
    await ideas.readChanges();
  }

  async function begin(): Promise<void> {
    const isWhole = options.fromSnapshots === false;
    const stored = isWhole ? undefined : await loadShards(ports.snapshots, decodeShard);
    const storedIdeas = isWhole ? undefined : await loadShards(ports.ideaSnapshots, decodeIdeaShard);
    if (stored !== undefined) {
      shards = createCooperativeShards(stored.shards.map(({ columns }) => columns));
      for (const shard of stored.shards) for (const [id, entry] of shard.roster) roster.set(id, entry);
      cooperatives.beginFrom(stored.upTo);
      publisher.begin(stored.versions);
    }
    if (storedIdeas !== undefined) {
      ideaShards = storedIdeas.shards.length;
      for (const shard of storedIdeas.shards) for (const [id, entry] of shard) ideaRoster.set(id, entry);
      ideas.beginFrom(storedIdeas.upTo);
      ideaPublisher.begin(storedIdeas.versions);
    }
    await readChanges();
    if (stored === undefined) await publisher.beginAnew();
    if (storedIdeas === undefined) await ideaPublisher.beginAnew();
  }

  return {
    refresh: beginOnce(begin, readChanges),
    look: ({ kind, id }) => (kind === "idea" ? ideas : cooperatives).look(id),
    roster: (kind) => (kind === "idea" ? ideaRoster : roster),
    async rank({ kind, id }, policy, k) {
      if (kind === "idea") {
        const idea = ideaRoster.get(id);
        if (idea?.isActive !== true) return [];
        const found = shards.search(idea.query(), policy, k);
        // Spelled out, as the nightly recompute comes by with every pair of the bank.
        return found.map(({ id: cooperative, value, score, isLicensed }) => ({
          idea: id,
          cooperative,
          value,
          score,
          isLicensed,
        }));
      }
      const cooperative = await cooperatives.textOf(id);
      if (cooperative?.entity.availability !== "active") return [];
      const active = [...ideaRoster.values()].filter(({ isActive }) => isActive);
      const queries = active.map((entry) => entry.query());
      const found = rankIdeas(cooperative.prepared, queries, policy, k);
      return found.map(({ id: idea, ...rest }) => ({ ...rest, idea, cooperative: id }));
    },
    async explain(ideaId, cooperativeId, policy, ideaList) {
      const [idea, cooperative] = [await ideas.textOf(ideaId), await cooperatives.textOf(cooperativeId)];
      if (idea?.entity.availability !== "active" || cooperative === undefined) return undefined;
      const score = scorePrepared(idea.prepared, cooperative.prepared, policy, {}, idea.query);
      const isShown = score.passed && score.score >= policy.thresholds.minimumShown;
      if (!isShown) return undefined;
      return {
        score,
        changes: changesOnList(idea, cooperative.prepared, ideaList, policy),
        isPartnerFound: partnerFound(ideaList, policy),
        idea: idea.entity,
        cooperative: cooperative.entity,
      };
    },
    async gains(id, policy) {
      const cooperative = await cooperatives.textOf(id);
      if (cooperative?.entity.availability !== "active") return [];
      const active = [...ideaRoster.values()].filter(({ isActive }) => isActive);
      const queries = active.map((entry) => entry.query());
      const asked = active.map((entry) => entry.asked);
      return gainsOf(cooperative.prepared.profile, queries, asked, policy);
    },
    count: (at) => countBank(roster.values(), ideaRoster.values(), at),
    changes: () => changes,
    async publishDue() {
      await publisher.publishDue();
      if ((await ideaPublisher.publishDue()) > 0) await publishBank(ports);
    },
    async publishAll() {
      return (await publisher.publishAll()) + (await ideaPublisher.publishAll()) + (await publishBank(ports));
    },
  };
}
