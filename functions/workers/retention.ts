import { systemActor } from "@tawafuq/core/actors/actor";
import type { Ports } from "@tawafuq/core/ports";
import { applyRetention } from "@tawafuq/core/privacy/apply-retention";
import { lambdaEntry, withinItsTime } from "../entry.ts";
import type { LinkName } from "../links.ts";

interface Retained {
  /** How many went, by the rule's name. */
  readonly gone: Readonly<Record<string, number>>;
  /** Rules that have more to do: the next run goes on. */
  readonly unfinished: readonly string[];
}

/** Removes or anonymises what is kept longer than the rules say, as far as the time reaches (milliseconds). */
export function createRetentionHandler(ports: Ports): (remainingMs: () => number) => Promise<Retained> {
  return async (remainingMs) => {
    const applied = await applyRetention(ports, systemActor("retention"), { dryRun: false, remainingMs });
    const gone = Object.fromEntries(applied.map(({ rule, count }) => [rule.name, count]));
    const unfinished = applied.filter(({ isFinished }) => !isFinished).map(({ rule }) => rule.name);
    ports.log.info("retention", { gone, unfinished });
    return { gone, unfinished };
  };
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "Erasures", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry, called every night. @public */
export const handler = lambdaEntry<unknown, Retained>(links, (ports) =>
  withinItsTime(createRetentionHandler(ports)),
);
