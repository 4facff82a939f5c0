import { decodeIdeas, encodeIdeas } from "@tawafuq/matching/index/idea-snapshot";
import { shardOf } from "@tawafuq/matching/index/shards";
import type { Asked } from "@tawafuq/matching/rank/gains";
import { type IdeaQuery, queryOf, type ReadIdea } from "@tawafuq/matching/score/idea-query";
import type { Idea } from "../ideas/idea.ts";
import { ideaEntry, type RosterEntry } from "./roster.ts";
import { decodeWithRoster, encodeWithRoster } from "./roster-bytes.ts";

/** What is kept of every idea: to rank it, to tell what it asks for, and to store it for others to start from. */
export interface IdeaRosterEntry extends RosterEntry {
  readonly read: ReadIdea;
  readonly asked: Asked;
  /** Made when it is first asked for. */
  query(): IdeaQuery;
}

function entryOf(entry: RosterEntry, read: ReadIdea, known?: IdeaQuery): IdeaRosterEntry {
  let query = known;
  const { needs, capexMad } = read.profile;
  return {
    ...entry,
    read,
    asked: { needs, capexMad },
    query() {
      query ??= queryOf(read);
      return query;
    },
  };
}

export function ideaRosterEntry(idea: Idea, read: ReadIdea, query: IdeaQuery): IdeaRosterEntry {
  return entryOf(ideaEntry(idea), read, query);
}

/** One shard of the ideas as it is stored. */
export function encodeIdeaShard(
  ideas: ReadonlyMap<string, IdeaRosterEntry>,
  shard: number,
  shards: number,
): Uint8Array {
  const rows = [...ideas.values()].filter(({ read }) => shardOf(read.profile.id, shards) === shard);
  return encodeWithRoster(rows, encodeIdeas(rows.map(({ read }) => read)));
}

/** Undefined where another format, scorer or glossary made it. */
export function decodeIdeaShard(bytes: Uint8Array): ReadonlyMap<string, IdeaRosterEntry> | undefined {
  const stored = decodeWithRoster(bytes);
  const ideas = stored && decodeIdeas(stored.body);
  if (stored === undefined || ideas?.length !== stored.entries.length) return undefined;
  return new Map(
    ideas.flatMap((read, row) => {
      const entry = stored.entries[row];
      return entry === undefined ? [] : [[read.profile.id, entryOf(entry, read)]];
    }),
  );
}
