import type { Actor } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import type { Gain } from "./gain.ts";
import { readCooperative } from "./read-cooperative.ts";

/** What a cooperative has not told, as last matched. */
export interface Completeness {
  /** Those that would open ideas first. */
  readonly gains: readonly Gain[];
  /** Matched since it was last changed; until then `gains` may speak of an older profile. */
  readonly isCurrent: boolean;
}

/** How complete a profile is, told by what would change. @throws not_found, not_allowed */
export async function readCompleteness(ports: Ports, actor: Actor, id: string): Promise<Completeness> {
  const [cooperative, list] = await Promise.all([
    readCooperative(ports, actor, id),
    ports.rankedLists.get({ kind: "cooperative", id }),
  ]);
  return { gains: list?.gains ?? [], isCurrent: list?.version === cooperative.version };
}
