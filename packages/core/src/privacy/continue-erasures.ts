import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import { erasePerson } from "./erase-person.ts";
import { eraseCooperative, eraseHolder, eraseIdea } from "./erase-side.ts";
import type { Erasure } from "./erasure.ts";

/** Whatever of this one is still there goes. Returns how many things changed; 0: all was gone. */
export function erase(ports: Ports, { kind, id, at }: Erasure): Promise<number> {
  if (kind === "cooperative") return eraseCooperative(ports, id, at);
  if (kind === "holder") return eraseHolder(ports, id, at);
  return kind === "idea" ? eraseIdea(ports, id, at) : erasePerson(ports, id);
}

/**
 * One pass over an erasure; it is finished by a pass that finds nothing left to do. A pass that fails is logged, and
 * the sweep makes the next one.
 */
export async function tryErasing(ports: Ports, erasure: Erasure): Promise<"finished" | "under_way"> {
  try {
    if ((await erase(ports, erasure)) > 0) return "under_way";
    await ports.erasures.finish(erasure);
    return "finished";
  } catch (error) {
    ports.log.warn("erasure goes on later", { kind: erasure.kind, id: erasure.id, error: String(error) });
    return "under_way";
  }
}

/** Unfinished ones in one sweep at most. */
const mostAtOnce = 25;

/** Goes on with what a crash or somebody's write at the same time left undone. Returns how many were finished. */
export async function continueErasures(ports: Ports): Promise<number> {
  const { items } = await ports.erasures.listUnfinished({ limit: mostAtOnce });
  let finished = 0;
  for (const erasure of items) if ((await tryErasing(ports, erasure)) === "finished") finished += 1;
  return finished;
}

/**
 * Erases again whoever a restored backup brought back: every line of the ledger is asked whether anything of it is
 * there. Returns how many lines were read and how many found something. Bounded by the ledger; pages of 100.
 */
export async function replayErasures(ports: Ports): Promise<{ lines: number; erasedAgain: number }> {
  const told = { lines: 0, erasedAgain: 0 };
  let cursor: PageRequest["cursor"];
  do {
    const page: Page<Erasure> = await ports.erasures.list({ limit: 100, cursor });
    for (const erasure of page.items) {
      told.lines += 1;
      if (!(await isBack(ports, erasure))) continue;
      told.erasedAgain += 1;
      await ports.erasures.begin(erasure);
      await tryErasing(ports, erasure);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return told;
}

/** True where a backup of before its erasure was restored: its profile stands there as it was, or its contact. */
async function isBack(ports: Ports, { kind, id }: Erasure): Promise<boolean> {
  if (kind === "person") return (await ports.people.get(id)) !== undefined;
  if (kind === "idea") {
    const idea = await ports.ideas.get(id);
    return idea !== undefined && idea.erasedAt === undefined;
  }
  const [profile, contact] = await Promise.all([
    (kind === "cooperative" ? ports.cooperatives : ports.holders).get(id),
    ports.contacts.get({ kind, id }),
  ]);
  return contact !== undefined || (profile !== undefined && profile.erasedAt === undefined);
}
