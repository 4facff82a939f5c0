/** Long polls that wait for a queue to change. */
export interface Waiters {
  /** Resolves when the queue changes, after `timeoutMs`, when the client goes away, or at close. */
  wait(queue: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  wake(queue: string): void;
  wakeAll(): void;
  close(): void;
  /** How many wait now. */
  count(): number;
  readonly closed: boolean;
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<() => void>>();
  let closed = false;
  const wake = (queue: string) => {
    for (const resume of [...(waiting.get(queue) ?? [])]) resume();
  };
  const wakeAll = () => {
    for (const queue of waiting.keys()) wake(queue);
  };
  return {
    wait(queue, timeoutMs, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const set = waiting.get(queue) ?? new Set();
        waiting.set(queue, set);
        const resume = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", resume);
          set.delete(resume);
          resolve();
        };
        const timer = setTimeout(resume, Math.max(1, Math.min(timeoutMs, 60_000)));
        signal.addEventListener("abort", resume);
        set.add(resume);
      });
    },
    wake,
    wakeAll,
    count: () => waiting.values().reduce((sum, set) => sum + set.size, 0),
    close() {
      closed = true;
      wakeAll();
    },
    get closed() {
      return closed;
    },
  };
}
