import { pairOf } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { type AgedKind, retentionRules } from "../privacy/retention-rules.ts";
import type { AuditKind, AuditRecord } from "./audit-record.ts";

/** Records that go by age, under the name retention has for them. All others stay. */
const agedKinds: Partial<Record<AuditKind, AgedKind>> = { viewing: "view" };

/** True where the rules let a record of this day go by now. */
export function isExplainedByRetention(kind: AuditKind, date: string, now: Date): boolean {
  const items = agedKinds[kind];
  const rule = retentionRules.find(({ what }) => what.kind === "aged" && what.items === items);
  if (items === undefined || rule === undefined) return false;
  return Date.parse(`${date}T00:00:00Z`) + rule.days * 86_400_000 < now.getTime();
}

/**
 * True where the ledger names a side of the match whose history has lost somebody's words. An erasure takes no record
 * away, only the words in it: a record that is missing is never explained by one.
 */
export async function isExplainedByErasure(
  ports: Pick<Ports, "erasures" | "ideas">,
  { kind, content }: AuditRecord,
): Promise<boolean> {
  const pair = kind === "history" ? pairOf(String(content.matchId)) : undefined;
  if (pair === undefined) return false;
  const { ideaId, cooperativeId } = pair;
  const idea = await ports.ideas.get(ideaId);
  const lines = await Promise.all([
    ports.erasures.find("cooperative", cooperativeId),
    ports.erasures.find("idea", ideaId),
    // An idea goes with its holder, under the holder's line.
    idea === undefined ? undefined : ports.erasures.find("holder", idea.holderId),
  ]);
  return lines.some((line) => line !== undefined);
}
