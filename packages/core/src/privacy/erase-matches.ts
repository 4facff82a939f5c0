import { canonical } from "../language/canonical.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { Notice } from "../notices/notice.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import { anonymousMatch } from "./anonymise.ts";

/** Writes in one transaction at most. */
const writesAtOnce = 25;

/** Removes these letters, from inboxes and from where letters are kept. Returns how many. */
export async function removeNotices(ports: Ports, notices: readonly Notice[]): Promise<number> {
  for (let first = 0; first < notices.length; first += writesAtOnce) {
    const some = notices.slice(first, first + writesAtOnce);
    await ports.mailer.forget?.({ ids: some.map(({ id }) => id) });
    await ports.commit(some.map((notice) => ports.notices.remove(notice)));
  }
  return notices.length;
}

/**
 * Takes a side out of its matches: its name, what quotes it, what anybody wrote there, and the letters anybody got of
 * them before `since`. The matches stay for histories and counts. Returns how many things changed.
 * @throws version_conflict where somebody else wrote at the same time: run it again
 */
export async function eraseMatches(ports: Ports, subject: SubjectRef, since: string): Promise<number> {
  let changed = 0;
  for (const match of await matchesOf(ports, subject)) {
    const after = anonymousMatch(match, subject.kind, instant(ports.now()));
    const isAnonymous =
      canonical({ ...after, version: match.version, updatedAt: match.updatedAt }) === canonical(match);
    const lines = (await readAll((page) => ports.history.list(match.id, page))).filter(
      ({ note }) => note !== undefined,
    );
    if (!isAnonymous) await ports.commit([ports.matches.replace(after)]);
    for (const line of lines) await ports.commit([ports.history.dropNote(line)]);
    const letters = await readAll((page) => ports.notices.listByMatch(match.id, page));
    // What was told since then names nobody, and somebody waits to read it.
    changed += await removeNotices(
      ports,
      letters.filter(({ createdAt }) => createdAt < since),
    );
    changed += (isAnonymous ? 0 : 1) + lines.length;
  }
  return changed;
}
