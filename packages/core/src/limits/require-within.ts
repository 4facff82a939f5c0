import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { type LimitRule, limitRules } from "./rule.ts";

type LimitPorts = Pick<Ports, "counters" | "now">;

/** Whole seconds until the fixed window that holds `at` has passed; at least 1. */
function secondsLeft(at: Date, windowSeconds: number): number {
  return windowSeconds - (Math.floor(at.getTime() / 1000) % windowSeconds);
}

/**
 * Counts one hit of `key` (an address, a destination, a name: any text) under a rule: one small write per window.
 * Exact however many hit at once. Fixed windows: around the turn of one, twice as many can pass in a short while.
 * @throws too_many_requests with the seconds to wait
 */
export async function requireWithin(ports: LimitPorts, rule: LimitRule, key: string): Promise<void> {
  const at = ports.now();
  for (const { atMost, seconds } of limitRules[rule].windows)
    if ((await ports.counters.hit(`${rule} ${key}`, seconds, at)) > atMost)
      refuse("too_many_requests", { seconds: secondsLeft(at, seconds) });
}

/**
 * Refuses where a rule is used up already, counting nothing: asked before what `requireWithin` counts on failure.
 * @throws too_many_requests with the seconds to wait
 */
export async function requireRoom(ports: LimitPorts, rule: LimitRule, key: string): Promise<void> {
  const at = ports.now();
  for (const { atMost, seconds } of limitRules[rule].windows)
    if ((await ports.counters.count(`${rule} ${key}`, seconds, at)) >= atMost)
      refuse("too_many_requests", { seconds: secondsLeft(at, seconds) });
}
