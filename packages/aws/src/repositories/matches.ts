import { isUntold } from "@tawafuq/core/matches/lifecycle";
import { Match, pairOf } from "@tawafuq/core/matches/match";
import type { ListQueue } from "@tawafuq/core/matches/match-repository";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { isId, sortableInstant, sortableScore } from "../keys/key-parts.ts";
import {
  matchesOfCooperative,
  matchesOfIdea,
  matchKey,
  matchKeys,
  matchPrefix,
  promisedAfter,
  promisedKey,
  promisedPartition,
  queuePartition,
  untoldKey,
  untoldPartition,
} from "../keys/matches.ts";
import { countUpTo, type Range, readPage } from "../table/query.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { type Condition, deletePiece, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

/** What people wrote in their own words may name others. */
const personal = ["answers", "decision"];

const Untold = z.object({ matchId: z.string(), version: z.int() });
const Promised = z.object({ matchId: z.string(), answerBy: z.iso.datetime() });

/**
 * What the clock has to look at, in the transaction of the match itself, so that neither a crash nor a message that
 * comes again can lose it. It is not taken away with the state: whoever reads it looks at the match.
 */
function notesOf(table: Table, match: Match) {
  const { id: matchId, version } = match;
  if (isUntold(match)) return [putPiece(table, toItem(untoldKey({ matchId }), { matchId, version }))];
  if (match.state !== "proposed" || match.answerBy === undefined) return [];
  const promised = { matchId, answerBy: match.answerBy };
  return [putPiece(table, toItem(promisedKey(promised), promised))];
}

export function createMatches(table: Table, vault: Ports["vault"]): Ports["matches"] {
  const Stored = openedSchema(vault, Match);
  const put = (match: Match, condition: Condition) =>
    putPiece(table, sealedItem(vault, matchKeys(match), match, personal), condition);
  return {
    get: async (id) => {
      const pair = isId(id) ? pairOf(id) : undefined;
      return pair && readItem(table, matchKey(pair), Stored);
    },
    create: (match) => storedWrite("already_exists", [put(match, isNew), ...notesOf(table, match)]),
    replace: (match) =>
      storedWrite("version_conflict", [put(match, hasVersion(match.version - 1)), ...notesOf(table, match)]),
    note: (match) => storedWrite("internal", notesOf(table, match)),
    listUntold: (page) => readPage(table, { partition: untoldPartition }, page, Untold),
    forgetUntold: (untold) =>
      storedWrite("version_conflict", [deletePiece(table, untoldKey(untold), hasVersion(untold.version))]),
    listPromised: (at, page) =>
      readPage(table, { partition: promisedPartition, sort: { before: promisedAfter(at) } }, page, Promised),
    forgetPromised: (promised) => storedWrite("internal", [deletePiece(table, promisedKey(promised))]),
    remove: (match) =>
      storedWrite("version_conflict", [deletePiece(table, matchKey(match), hasVersion(match.version))]),
    listByIdea: async (ideaId, page) =>
      isId(ideaId)
        ? readPage(table, { partition: matchesOfIdea(ideaId), sort: { prefix: matchPrefix } }, page, Stored)
        : { items: [] },
    listByCooperative: async (id, page) =>
      isId(id)
        ? readPage(
            table,
            { index: "gsi1", partition: matchesOfCooperative(id), backwards: true },
            page,
            Stored,
          )
        : { items: [] },
    listQueue: (request) => readPage(table, queueRange(request), request, Stored),
    countQueue: (of, cap) => {
      const partition = queuePartition(of.delegation, of.state);
      return countUpTo(table, { index: "gsi2", partition, filters: holderFilters(of) }, cap);
    },
  };
}

/** Whose matches: of one officer, of nobody, or of anybody. */
function holderFilters(of: Pick<ListQueue, "assignedTo" | "isUnassigned">) {
  return [
    { attribute: "assignedTo", is: "=", value: of.assignedTo },
    { attribute: "assignedTo", is: "absent", value: of.isUnassigned },
  ] as const;
}

/** What the order's own index can cut, its sort key cuts; the rest is filtered. */
function queueRange(request: ListQueue): Range {
  const partition = queuePartition(request.delegation, request.state);
  const { minScore } = request;
  const since = request.sinceBefore === undefined ? undefined : sortableInstant(request.sinceBefore);
  const filters = [
    { attribute: "sector", is: "=", value: request.sector },
    { attribute: "province", is: "=", value: request.province },
    ...holderFilters(request),
    // Keys carry rounded scores, so the exact one is compared as well.
    { attribute: "score", is: ">=", value: minScore },
  ] as const;
  if (request.order === "age")
    return { index: "gsi2", partition, filters, ...(since && { sort: { before: since } }) };
  return {
    index: "gsi3",
    partition,
    ...(minScore === undefined ? {} : { sort: { from: sortableScore(minScore) } }),
    filters: [...filters, { attribute: "since", is: "<", value: since }],
    backwards: true,
  };
}
