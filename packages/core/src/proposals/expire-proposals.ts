import { systemActor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import { peopleOf, recordAct, tell } from "../matches/act.ts";
import { expire, isExpired } from "../matches/lifecycle.ts";
import type { Match } from "../matches/match.ts";
import type { Promised } from "../matches/match-repository.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { releaseSlots, requestHandOn } from "./propose-match.ts";

/** Ends every proposal whose promised date has passed, tells both sides and asks for the next candidate. */
export async function expireProposals(ports: Ports): Promise<number> {
  const at = instant(ports.now());
  let ended = 0;
  const due = await readAll((page) => ports.matches.listPromised(at, page));
  for (const promised of due) {
    const match = await ports.matches.get(promised.matchId);
    // Whatever else became of it, its date is of no more use.
    if (match === undefined || !isExpired(match, at))
      await ports.commit([ports.matches.forgetPromised(promised)]);
    else if (await endOne(ports, match, promised, at)) ended += 1;
  }
  return ended;
}

async function endOne(ports: Ports, match: Match, promised: Promised, at: string): Promise<boolean> {
  const after = expire(match, at);
  const { holder, cooperative } = peopleOf(after);
  try {
    await ports.commit([
      ...recordAct(ports, systemActor("expiry"), match, after, { event: "expired" }),
      ...releaseSlots(ports, after),
      tell(ports, after, "expiry", cooperative),
      tell(ports, after, "expiry", holder),
      requestHandOn(ports, after),
      ports.matches.forgetPromised(promised),
    ]);
    return true;
  } catch (error) {
    // Somebody answered in this very moment: their answer stands.
    if (isRefusal(error, "version_conflict")) return false;
    throw error;
  }
}
