import { type Actor, actorName } from "../actors/actor.ts";
import type { NoticeKind, Recipient } from "../notices/notice.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import type { HistoryEntry, Match } from "./match.ts";

/** What goes into a match's history beside the states. */
export interface Told {
  readonly event: HistoryEntry["event"];
  readonly side?: HistoryEntry["side"];
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

/** The changed match and the line of its history, as one piece. */
export function recordAct(ports: Ports, actor: Actor, before: Match, after: Match, told: Told): Write[] {
  const { event, side, reason, note } = told;
  const entry: HistoryEntry = {
    id: ports.newId("hist"),
    matchId: after.id,
    at: after.updatedAt,
    by: actorName(actor),
    event,
    from: before.state,
    to: after.state,
    ...(side === undefined ? {} : { side }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
  };
  return [ports.matches.replace(after), ports.history.append(entry)];
}

/** The two people behind a match. */
export function peopleOf(match: Match): { holder: Recipient; cooperative: Recipient } {
  return {
    holder: { kind: "holder", id: match.holderId },
    cooperative: { kind: "cooperative", id: match.cooperativeId },
  };
}

/** The request to tell somebody; the version the match reached keeps two tellings apart. */
export function tell(
  ports: Ports,
  match: Match,
  kind: Exclude<NoticeKind, "decision_needed">,
  recipient: Recipient,
): Write {
  return ports.events.append({
    id: ports.newId("evnt"),
    queue: "notices",
    subject: recipient.id,
    body: { kind, recipient, matchId: match.id, occurrence: String(match.version) },
  });
}
