import { setTimeout as pause } from "node:timers/promises";

/** Waits before the next attempt (0, 1, …): full jitter, doubling from 20 ms to at most 640 ms. */
export async function backOff(attempt: number): Promise<void> {
  await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
}
