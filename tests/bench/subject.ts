import { createProfileIndex, type ProfileIndex } from "@tawafuq/matching/index/profile-index";
import type { CooperativeProfile } from "@tawafuq/matching/profile/cooperative-profile";
import type { IdeaProfile } from "@tawafuq/matching/profile/idea-profile";
import { type PreparedCooperative, type PreparedIdea, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { type IdeaQuery, queryOf } from "@tawafuq/matching/score/idea-query";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import { scorePrepared } from "@tawafuq/matching/score/score-pair";
import { bytesInUse } from "./measure.ts";
import { textOf } from "./synthetic-bank.ts";

export const kept = 20;

/** An idea in the form each side takes: read once for us, as text for the peers. */
export interface Question {
  readonly idea: PreparedIdea;
  readonly query: IdeaQuery;
  readonly text: string;
}

export function questionOf(profile: IdeaProfile): Question {
  const idea = prepareIdea(profile);
  return { idea, query: queryOf(idea), text: textOf(profile) };
}

/** Our own index over a bank, with what it cost. */
export interface Subject {
  readonly index: ProfileIndex;
  readonly byId: ReadonlyMap<string, PreparedCooperative>;
  readonly buildMs: number;
  /** Of the index's own arrays, by profile. */
  readonly indexBytes: number;
  /** What the process grew by while the index was built, by profile: arrays, ids and maps, prepared texts left out. */
  readonly grownBytes: number;
}

export function buildSubject(bank: readonly PreparedCooperative[]): Subject {
  const byId = new Map(bank.map((row) => [row.profile.id, row]));
  const before = bytesInUse();
  const started = performance.now();
  const index = createProfileIndex();
  index.replace(bank);
  const buildMs = performance.now() - started;
  return {
    index,
    byId,
    buildMs,
    indexBytes: index.bytes() / bank.length,
    grownBytes: (bytesInUse() - before) / bank.length,
  };
}

/** By text alone: stems, 4-grams and concepts. */
export function retrieve({ index }: Subject, { query }: Question): readonly string[] {
  return index.retrieve(query, kept).map(({ id }) => id);
}

/** All an officer sees: text, gates, both sides, the best 20, each with its reasons. */
export function answer({ index, byId }: Subject, { idea, query }: Question): readonly PairScore[] {
  return index.search(query, defaultPolicy, kept).flatMap(({ id }) => {
    const cooperative = byId.get(id);
    return cooperative === undefined ? [] : [scorePrepared(idea, cooperative, defaultPolicy, {}, query)];
  });
}

const tradeOf = ({ branches, sectors }: CooperativeProfile | IdeaProfile) => branches[0] ?? sectors[0];

/** Share of what was found that is of the idea's own trade, 0..1: that something is found at all, and what. */
export function sameTrade(
  found: readonly (readonly (CooperativeProfile | undefined)[])[],
  questions: readonly Question[],
): number {
  const shares = found.map((rows, at) => {
    const wanted = questions[at]?.idea.profile;
    const same = rows.filter(
      (row) => row !== undefined && wanted !== undefined && tradeOf(row) === tradeOf(wanted),
    );
    return same.length / kept;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
