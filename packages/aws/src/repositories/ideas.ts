import type { ListProfiles } from "@tawafuq/core/cooperatives/cooperative-repository";
import { Idea } from "@tawafuq/core/ideas/idea";
import { delegationsOfIdea } from "@tawafuq/core/language/delegations";
import { regionsOfIdea } from "@tawafuq/core/language/regions";
import type { Ports } from "@tawafuq/core/ports";
import { isId, profileKey } from "../keys/key-parts.ts";
import { ideaKeys, ideaPartition, ideasOfHolder } from "../keys/profiles.ts";
import { type Range, readPage } from "../table/query.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { type Condition, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import { sortOf } from "./profile-range.ts";

export function createIdeas(table: Table): Ports["ideas"] {
  // `regions` and `delegations` are there to be filtered by; the schema drops them when read.
  const put = (idea: Idea, condition: Condition) => {
    const places = { regions: regionsOfIdea(idea), delegations: delegationsOfIdea(idea) };
    return putPiece(table, toItem(ideaKeys(idea), { ...idea, ...places }), condition);
  };
  return {
    get: async (id) => (isId(id) ? readItem(table, profileKey("idea", id), Idea) : undefined),
    create: (idea) => storedWrite("already_exists", [put(idea, isNew)]),
    replace: (idea) => storedWrite("version_conflict", [put(idea, hasVersion(idea.version - 1))]),
    list: (request) => readPage(table, rangeOf(request), request, Idea),
    listByHolder: async (holderId, page) =>
      isId(holderId)
        ? readPage(table, { index: "gsi3", partition: ideasOfHolder(holderId), backwards: true }, page, Idea)
        : { items: [] },
  };
}

function rangeOf(request: ListProfiles): Range {
  return {
    index: "gsi1",
    partition: ideaPartition,
    ...sortOf(request),
    filters: [
      { attribute: "delegations", is: "containsAny", value: request.delegations },
      { attribute: "regions", is: "contains", value: request.region },
      { attribute: "sectors", is: "contains", value: request.sector },
      { attribute: "availability", is: "=", value: request.availability },
    ],
    backwards: request.newestFirst,
  };
}
