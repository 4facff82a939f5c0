import type { FunctionName } from "../measured.ts";

/*
 * What stands whether anybody comes or not, and what each function is given. The counts are those of `infra/`: change
 * them there and here together.
 */

/** Memory of each function in MB. */
export const memoryMb: Readonly<Record<FunctionName, number>> = {
  api: 1769,
  auth: 1769,
  match: 1769,
  notify: 512,
  round: 1769,
  sweep: 512,
  expire: 512,
  recompute: 3538,
};

/** Seconds after which each is stopped. */
export const timeoutSeconds = { api: 29, match: 50, round: 50, sweep: 50, recompute: 900 } as const;

/** Units a month of what is paid by the piece. */
export const standing = {
  alarm: 60,
  metric: 20,
  dashboard: 1,
  wafAcl: 1,
  wafRule: 5,
  key: 1,
  objectStorage: 1,
} as const;

/** Queues that Lambda polls, and the long polls of one in a month: five pollers of twenty seconds each. */
export const polledQueues = 3;
export const pollsPerQueue = 5 * 3 * 60 * 730;
