import { actorKinds } from "@tawafuq/core/actors/actor";
import { mandateIn } from "@tawafuq/core/mandates/name-agents";
import { isolate } from "@tawafuq/core/texts/isolate";
import type { Visit } from "./visit.ts";

/** Who acted, from the name kept in histories: `officer:offi_…`, or `cooperative:coop_… by agent:pers_… mandate:…`. */
export function actorWords(
  visit: Visit,
  by: string,
  agents: ReadonlyMap<string, string> = new Map(),
): string {
  const named = agents.get(mandateIn(by) ?? "");
  if (named !== undefined) return visit.say("mandates.actedFor", { agent: isolate(visit.language, named) });
  const [name = "", agent] = by.split(" by agent:");
  const [kind = "", id = ""] = name.split(":");
  const found = actorKinds.find((one) => one === kind);
  const who = found === undefined ? by : visit.say(`actors.${found}`, { id: isolate(visit.language, id) });
  return agent === undefined ? who : visit.say("layers.byAgent", { who });
}
