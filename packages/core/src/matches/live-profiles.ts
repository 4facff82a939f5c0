import { createProfileIndex } from "@tawafuq/matching/index/profile-index";
import { cooperativeFromBank, ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import {
  type PreparedCooperative,
  type PreparedIdea,
  prepareCooperative,
  prepareIdea,
} from "@tawafuq/matching/profile/prepare";
import { rankIdeas } from "@tawafuq/matching/rank/rank-ideas";
import { type IdeaQuery, queryOf } from "@tawafuq/matching/score/idea-query";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { scorePrepared } from "@tawafuq/matching/score/score-pair";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Page, Ports } from "../ports.ts";
import type { BankSummary } from "../summary/bank-summary.ts";
import { countBank } from "../summary/count-bank.ts";

interface LiveCooperative {
  readonly entity: Cooperative;
  readonly prepared: PreparedCooperative;
}

interface LiveIdea {
  readonly entity: Idea;
  readonly prepared: PreparedIdea;
  readonly query: IdeaQuery;
}

/** A pair that passes its gates and is worth showing; lists are ordered by `value`, score and public benefit. */
export interface RankedPair {
  readonly idea: string;
  readonly cooperative: string;
  readonly value: number;
}

/** All profiles in memory, kept current by what changed since the last look. One per process. */
export interface LiveProfiles {
  /** Reads what changed since the last call. */
  refresh(): Promise<void>;
  /** Reads this one itself, newer than any index; undefined where there is none. */
  look(subject: SubjectRef): Promise<Cooperative | Idea | undefined>;
  cooperative(id: string): Cooperative | undefined;
  idea(id: string): Idea | undefined;
  /** Every pair of the subject that passes its gates and is worth showing, best first. */
  rank(subject: SubjectRef, policy: Policy): readonly RankedPair[];
  /** The score of a pair with its parts, gates and reasons; undefined where one side is not there. */
  score(ideaId: string, cooperativeId: string, policy: Policy): PairScore | undefined;
  count(at: string): BankSummary;
}

/** Indexes of the table lag behind it; what changed this long before the last look is read again. */
const overlapMs = 120_000;

/** Empty at first; the first refresh reads the whole bank. */
export function createLiveProfiles(ports: Ports): LiveProfiles {
  const cooperatives = new Map<string, LiveCooperative>();
  const ideas = new Map<string, LiveIdea>();
  const index = createProfileIndex();
  const unindexed = new Map<string, PreparedCooperative>();
  const newest = { cooperatives: "", ideas: "" };

  const putCooperative = (entity: Cooperative) => {
    if ((cooperatives.get(entity.id)?.entity.version ?? 0) >= entity.version) return;
    const availability = entity.availability === "active" ? "open" : "paused";
    const prepared = prepareCooperative(cooperativeFromBank({ ...entity, availability }));
    cooperatives.set(entity.id, { entity, prepared });
    unindexed.set(entity.id, prepared);
  };
  const putIdea = (entity: Idea) => {
    if ((ideas.get(entity.id)?.entity.version ?? 0) >= entity.version) return;
    const prepared = prepareIdea(ideaFromBank(entity));
    ideas.set(entity.id, { entity, prepared, query: queryOf(prepared) });
  };
  const indexed = () => {
    index.replace([...unindexed.values()]);
    unindexed.clear();
    return index;
  };

  async function readChanges<Entity extends { updatedAt: string }>(
    kind: keyof typeof newest,
    list: (request: {
      limit: number;
      cursor?: string | undefined;
      updatedSince?: string;
    }) => Promise<Page<Entity>>,
    put: (entity: Entity) => void,
  ): Promise<void> {
    const since =
      newest[kind] === "" ? undefined : new Date(Date.parse(newest[kind]) - overlapMs).toISOString();
    let cursor: string | undefined;
    do {
      const page = await list({
        limit: 100,
        cursor,
        ...(since === undefined ? {} : { updatedSince: since }),
      });
      for (const entity of page.items) {
        put(entity);
        if (entity.updatedAt > newest[kind]) newest[kind] = entity.updatedAt;
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  const openIdeas = () => [...ideas.values()].filter(({ entity }) => entity.availability === "active");
  const openCooperatives = () =>
    [...cooperatives.values()].filter(({ entity }) => entity.availability === "active");

  return {
    async refresh() {
      await readChanges("cooperatives", ports.cooperatives.list, putCooperative);
      await readChanges("ideas", ports.ideas.list, putIdea);
    },
    async look({ kind, id }) {
      if (kind === "cooperative") {
        const found = await ports.cooperatives.get(id);
        if (found !== undefined) putCooperative(found);
        return found;
      }
      const found = await ports.ideas.get(id);
      if (found !== undefined) putIdea(found);
      return found;
    },
    cooperative: (id) => cooperatives.get(id)?.entity,
    idea: (id) => ideas.get(id)?.entity,
    rank({ kind, id }, policy) {
      if (kind === "idea") {
        const live = ideas.get(id);
        if (live?.entity.availability !== "active") return [];
        return indexed()
          .search(live.query, policy, Number.POSITIVE_INFINITY)
          .map(({ id: cooperative, value }) => ({ idea: id, cooperative, value }));
      }
      const live = cooperatives.get(id);
      if (live?.entity.availability !== "active") return [];
      const queries = openIdeas().map(({ query }) => query);
      return rankIdeas(live.prepared, queries, policy, Number.POSITIVE_INFINITY).map(
        ({ id: idea, value }) => ({ idea, cooperative: id, value }),
      );
    },
    score(ideaId, cooperativeId, policy) {
      const idea = ideas.get(ideaId);
      const cooperative = cooperatives.get(cooperativeId);
      return (
        idea && cooperative && scorePrepared(idea.prepared, cooperative.prepared, policy, {}, idea.query)
      );
    },
    count: (at) =>
      countBank(
        openCooperatives().map((l) => l.entity),
        openIdeas().map((l) => l.entity),
        at,
      ),
  };
}
