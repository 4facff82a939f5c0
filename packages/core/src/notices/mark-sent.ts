import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import type { Notice } from "./notice.ts";

/** Writes down that the letter has left; one that has come back or was erased meanwhile stays as it is. */
export async function markSent(ports: Ports, notice: Notice): Promise<void> {
  try {
    await ports.commit([ports.notices.markSent(notice)]);
  } catch (error) {
    if (!isRefusal(error, "version_conflict")) throw error;
  }
}
