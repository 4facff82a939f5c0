import type { RankChange } from "@tawafuq/matching/explain/change-codes";
import { rankChanges } from "@tawafuq/matching/explain/rank-changes";
import { cooperativeFromBank, ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import {
  type PreparedCooperative,
  type PreparedIdea,
  prepareCooperative,
  prepareIdea,
} from "@tawafuq/matching/profile/prepare";
import { type Asked, type Gain, gainsOf } from "@tawafuq/matching/rank/gains";
import { partnerFound } from "@tawafuq/matching/rank/partner-found";
import { rankIdeas } from "@tawafuq/matching/rank/rank-ideas";
import { type IdeaQuery, queryOf } from "@tawafuq/matching/score/idea-query";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { scorePrepared } from "@tawafuq/matching/score/score-pair";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { createCooperativeShards } from "../snapshots/cooperative-shards.ts";
import { createLiveSide } from "../snapshots/live-side.ts";
import { loadShards } from "../snapshots/load-shards.ts";
import { cooperativeEntry, ideaEntry, type RosterEntry } from "../snapshots/roster.ts";
import {
  createShardPublisher,
  defaultPublishing,
  type PublisherOptions,
} from "../snapshots/shard-publisher.ts";
import type { BankSummary } from "../summary/bank-summary.ts";
import { countBank } from "../summary/count-bank.ts";

/** A pair that passes its gates and is worth showing; lists are ordered by `value`, score and public benefit. */
export interface RankedPair {
  readonly idea: string;
  readonly cooperative: string;
  readonly value: number;
  readonly score: number;
  /** The cooperative holds every licence the law asks of the idea's own trade. */
  readonly isLicensed: boolean;
}

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
}

/** What is kept of every idea: to rank it, and to tell what it asks for. */
interface IdeaRosterEntry extends RosterEntry {
  readonly query: IdeaQuery;
  readonly asked: Asked;
}

/** Profiles kept with their texts, some 30 kB each: cooperatives of the lists at hand, ideas usually all. */
const atHand = { cooperatives: 500, ideas: 1000 } as const;

/** Places beyond the list are not told: who stands there is not kept up to date. */
function changesOnList(
  { prepared, query }: { readonly prepared: PreparedIdea; readonly query: IdeaQuery },
  cooperative: PreparedCooperative,
  list: readonly RankedPair[],
  policy: Policy,
): readonly RankChange[] {
  const places = list.map(({ cooperative: id, value }) => ({ id, value }));
  const isListed = ({ to }: RankChange) => to <= policy.keepPerIdea;
  return rankChanges(prepared, cooperative, places, policy, query)
    .filter(isListed)
    .map(({ from, ...change }) =>
      from === undefined || from > policy.keepPerIdea ? change : { ...change, from },
    );
}

/** Empty at first; the first refresh reads the snapshots and what is newer, or the whole bank. */
export function createLiveProfiles(ports: Ports, options: LiveOptions = {}): LiveProfiles {
  const roster = new Map<string, RosterEntry>();
  const ideaRoster = new Map<string, IdeaRosterEntry>();
  let shards = createCooperativeShards([]);
  let beginning: Promise<void> | undefined;
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
  );
  const ideas = createLiveSide(
    ports.ideas,
    ideaRoster,
    (entity) => {
      const prepared = prepareIdea(ideaFromBank(entity));
      return { entity, prepared, query: queryOf(prepared) };
    },
    (entity, { query, prepared: { profile } }) => {
      const asked = { needs: profile.needs, capexMad: profile.capexMad };
      ideaRoster.set(entity.id, { ...ideaEntry(entity), query, asked });
      changes += 1;
    },
    atHand.ideas,
  );
  const publisher = createShardPublisher(ports, () => shards, roster, cooperatives.newest, {
    ...defaultPublishing,
    ...options,
  });

  async function readChanges(): Promise<void> {
    await cooperatives.readChanges();
    await ideas.readChanges();
  }

  async function begin(): Promise<void> {
    const stored = options.fromSnapshots === false ? undefined : await loadShards(ports);
    if (stored === undefined) {
      await readChanges();
      return publisher.beginAnew();
    }
    shards = createCooperativeShards(stored.shards.map(({ columns }) => columns));
    for (const shard of stored.shards) for (const [id, entry] of shard.roster) roster.set(id, entry);
    cooperatives.beginFrom(stored.upTo);
    publisher.begin(stored.versions);
    await readChanges();
  }

  return {
    async refresh() {
      if (beginning !== undefined) {
        await beginning;
        return readChanges();
      }
      beginning = begin();
      try {
        await beginning;
      } catch (error) {
        beginning = undefined;
        throw error;
      }
    },
    look: ({ kind, id }) => (kind === "idea" ? ideas : cooperatives).look(id),
    roster: (kind) => (kind === "idea" ? ideaRoster : roster),
    async rank({ kind, id }, policy, k) {
      if (kind === "idea") {
        const idea = ideaRoster.get(id);
        if (idea?.isActive !== true) return [];
        const found = shards.search(idea.query, policy, k);
        return found.map(({ id: cooperative, ...rest }) => ({ ...rest, idea: id, cooperative }));
      }
      const cooperative = await cooperatives.textOf(id);
      if (cooperative?.entity.availability !== "active") return [];
      const active = [...ideaRoster.values()].filter(({ isActive }) => isActive);
      const queries = active.map(({ query }) => query);
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
      const queries = active.map(({ query }) => query);
      const asked = active.map((entry) => entry.asked);
      return gainsOf(cooperative.prepared.profile, queries, asked, policy);
    },
    count: (at) => countBank(roster.values(), ideaRoster.values(), at),
    changes: () => changes,
    publishDue: publisher.publishDue,
    publishAll: publisher.publishAll,
  };
}
