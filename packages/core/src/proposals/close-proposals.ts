import { systemActor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { peopleOf, recordAct, tell } from "../matches/act.ts";
import { close } from "../matches/lifecycle.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import { releaseSlots, requestHandOn } from "./propose-match.ts";

/** Ends the open proposals of a side that withdrew and tells the other side honestly. */
export async function closeProposals(ports: Ports, subject: SubjectRef): Promise<void> {
  for (const match of await matchesOf(ports, subject)) {
    if (match.state !== "proposed") continue;
    const after = close(match, instant(ports.now()));
    const { holder, cooperative } = peopleOf(after);
    await ports.commit([
      ...recordAct(ports, systemActor("withdrawal"), match, after, { event: "closed" }),
      ...releaseSlots(ports, after),
      tell(ports, after, "expiry", subject.kind === "idea" ? cooperative : holder),
      requestHandOn(ports, after),
    ]);
  }
}
