import type { Match } from "@tawafuq/core/matches/match";
import type { Notice, Recipient } from "@tawafuq/core/notices/notice";
import type { Key, Keys } from "../table-keys.ts";
import { agedPartition, monthOf } from "./aged.ts";
import { id, join, owner, sortableInstant, sortableScore } from "./key-parts.ts";

export const matchesOfIdea = (ideaId: string) => owner({ kind: "idea", id: ideaId });

export const matchPrefix = "MATCH#";

export const matchesOfCooperative = (cooperativeId: string) =>
  owner({ kind: "cooperative", id: cooperativeId });

export const queuePartition = (delegation: string, state: string) => join("QUEUE", delegation, state);

export const matchKey = (pair: { ideaId: string; cooperativeId: string }): Key => ({
  pk: matchesOfIdea(pair.ideaId),
  sk: join("MATCH", id(pair.cooperativeId)),
});

export function matchKeys(match: Match): Keys {
  const queue = queuePartition(match.delegation, match.state);
  return {
    ...matchKey(match),
    gsi1pk: matchesOfCooperative(match.cooperativeId),
    gsi1sk: join(sortableInstant(match.since), match.ideaId),
    gsi2pk: queue,
    gsi2sk: join(sortableInstant(match.since), id(match.id)),
    gsi3pk: queue,
    gsi3sk: join(sortableScore(match.score), match.id),
  };
}

export const untoldPartition = "UNTOLD";

export const untoldKey = (of: { matchId: string }): Key => ({ pk: untoldPartition, sk: id(of.matchId) });

export const promisedPartition = "PROMISED";

export const promisedKey = (of: { matchId: string; answerBy: string }): Key => ({
  pk: promisedPartition,
  sk: join(sortableInstant(of.answerBy), id(of.matchId)),
});

/** Above every key of this instant, below those of a later one. */
export const promisedAfter = (at: string) => sortableInstant(new Date(Date.parse(at) + 1).toISOString());

export const historyOf = (matchId: string) => join("MATCH", id(matchId));

export const historyPrefix = "HIST#";

export const historyKey = (entry: { id: string; matchId: string }): Key => ({
  pk: historyOf(entry.matchId),
  sk: join("HIST", id(entry.id)),
});

export const noticesOf = (recipient: Recipient) => join("NOTICES", ...owner(recipient).split("#"));

export const noticeKey = (recipient: Recipient, noticeId: string): Key => ({
  pk: owner(recipient),
  sk: join("NOTICE", id(noticeId)),
});

export const noticesAbout = (matchId: string) => join("TOLD", id(matchId));

export function noticeKeys(notice: Notice): Keys {
  const moment = join(sortableInstant(notice.createdAt), notice.id);
  return {
    ...noticeKey(notice.recipient, notice.id),
    gsi1pk: noticesOf(notice.recipient),
    gsi1sk: moment,
    gsi2pk: agedPartition("notice", monthOf(notice.createdAt)),
    gsi2sk: moment,
    ...(notice.matchId === undefined ? {} : { gsi3pk: noticesAbout(notice.matchId), gsi3sk: moment }),
  };
}
