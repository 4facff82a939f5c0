import { systemActor } from "@tawafuq/core/actors/actor";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { decideMany } from "@tawafuq/core/matches/decide-many";
import { listQueue } from "@tawafuq/core/matches/list-queue";
import type { Match } from "@tawafuq/core/matches/match";
import { listOfficers } from "@tawafuq/core/officers/list-officers";
import type { Ports } from "@tawafuq/core/ports";

const tester = systemActor("test");

/** Waiting matches of the demo bank that may be proposed now, best first within each delegation. */
export async function proposableMatches(ports: Ports): Promise<Match[]> {
  const pages = await Promise.all(
    DelegationCode.options.map((delegation) =>
      listQueue(ports, tester, { delegation, state: "waiting", order: "score", limit: 100 }),
    ),
  );
  const waiting = pages.flatMap(({ items }) => items);
  const rows = waiting.map(({ id }) => ({ matchId: id, verb: "propose" as const }));
  const outcomes = await decideMany(ports, tester, rows.slice(0, 500), { dryRun: true });
  const possible = new Set(
    outcomes.flatMap(({ outcome, matchId }) => (outcome === "would_do" ? [matchId] : [])),
  );
  return waiting.filter(({ id }) => possible.has(id));
}

/** An officer who answers for this delegation. */
export async function officerOf(ports: Ports, delegation: DelegationCode): Promise<string> {
  const { items } = await listOfficers(ports, tester, { limit: 100 });
  const found = items.find(({ delegations }) => delegations.includes(delegation));
  if (found === undefined) throw new Error(`The demo has no officer of ${delegation}.`);
  return found.id;
}
