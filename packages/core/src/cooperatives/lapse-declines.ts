import { instant } from "../language/clock.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import type { Cooperative } from "./cooperative.ts";
import { countingDeclines } from "./declines.ts";

/**
 * Takes off what cooperatives declined too long ago to count, each as a new version that is matched again: so a score
 * depends on stored profiles alone and never on the hour it is computed. Reads all cooperatives: once a night.
 * Returns how many changed. Safe to run again.
 */
export async function lapseDeclines(ports: Ports): Promise<number> {
  let changed = 0;
  let cursor: string | undefined;
  do {
    const page = await ports.cooperatives.list({ limit: 100, cursor });
    for (const cooperative of page.items)
      if (cooperative.declines.length > 0 && (await lapse(ports, cooperative))) changed += 1;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return changed;
}

async function lapse(ports: Ports, cooperative: Cooperative): Promise<boolean> {
  const now = ports.now();
  const declines = [...countingDeclines(cooperative.declines, now)];
  if (declines.length === cooperative.declines.length) return false;
  const after = { ...cooperative, declines, version: cooperative.version + 1, updatedAt: instant(now) };
  try {
    await ports.commit([
      ports.cooperatives.replace(after),
      requestMatching(ports, { kind: "cooperative", id: after.id }, after.version),
    ]);
    return true;
  } catch (error) {
    // Changed in this very moment: the next night finds it as it then is.
    if (isRefusal(error, "version_conflict")) return false;
    throw error;
  }
}
