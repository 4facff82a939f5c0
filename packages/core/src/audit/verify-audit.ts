import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { daysAfter, daysFrom, lastSettledDay } from "./audit-calendar.ts";
import type { AuditDay } from "./audit-day.ts";
import { isWhole, type VerifiedDay, verifyDay } from "./verify-day.ts";

/** The newest digest of the audit trail, where there is one yet. @throws not_allowed */
export function readLastDay(ports: Ports, actor: Actor): Promise<AuditDay | undefined> {
  requireAdministrator(actor);
  return ports.audit.lastDay();
}

/** Whether the audit trail is as it was digested, day by day, oldest first. */
export interface VerifiedAudit {
  readonly isWhole: boolean;
  readonly days: readonly VerifiedDay[];
}

/** Days, both included (UTC); all of the chain where absent. */
interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Computes the digests of these days anew, as far as the chain reaches. A settled day without a digest is a fault unless
 * it is the newest: its digest may still be under way. Reads every record of those days. @throws not_allowed
 */
export async function verifyAudit(ports: Ports, actor: Actor, period: Period): Promise<VerifiedAudit> {
  requireAdministrator(actor);
  const last = await ports.audit.lastDay();
  if (last === undefined) return { isWhole: true, days: [] };
  const due = daysAfter(lastSettledDay(ports.now()), -1);
  const dates = [...daysFrom(last.countsFrom, last.date), ...daysFrom(daysAfter(last.date, 1), due)];
  const days: VerifiedDay[] = [];
  for (const date of dates) if (isWithin(date, period)) days.push(await verifyDay(ports, date));
  return { isWhole: days.every(isWhole), days };
}

function isWithin(date: string, { from = date, to = date }: Period): boolean {
  return from <= date && date <= to;
}

/** Days looked at on a page, and records among them at the most: a page has seconds. */
const pageDays = 7;
const pageRecords = 20_000;

/** The last seven days; "too_much" where they hold too much for a page. @throws not_allowed */
export async function verifyLastDays(ports: Ports, actor: Actor): Promise<VerifiedAudit | "too_much"> {
  const last = await readLastDay(ports, actor);
  if (last === undefined) return { isWhole: true, days: [] };
  const from = daysAfter(last.date, 1 - pageDays);
  const days = await Promise.all(daysFrom(from, last.date).map((date) => ports.audit.getDay(date)));
  const records = days.reduce((sum, day) => sum + (day?.count ?? 0), 0);
  return records > pageRecords ? "too_much" : verifyAudit(ports, actor, { from });
}
