import { instant } from "../language/clock.ts";
import { languages } from "../language/localized-text.ts";
import { readAll } from "../language/read-all.ts";
import type { Ports } from "../ports.ts";
import { type TextKey, translate } from "../texts/catalogue.ts";
import { daysAfter, daysFrom } from "./audit-calendar.ts";
import type { AuditDay } from "./audit-day.ts";

/** Days told in one letter at most; what is older waits for the next. */
const mostAtOnce = 60;

/**
 * Carries the digests out of the table: into the log, and in a line each of a letter to every administrator. From then
 * on whoever can write the table cannot rewrite the past unseen. At least once: a fault before the end repeats it.
 */
export async function announceDays(ports: Ports): Promise<void> {
  const last = await ports.audit.lastDay();
  if (last === undefined) return;
  const announced = await ports.audit.announcedUntil();
  const from = announced === undefined ? last.countsFrom : daysAfter(announced, 1);
  const dates = daysFrom(from, last.date).slice(0, mostAtOnce);
  const found = await Promise.all(dates.map((date) => ports.audit.getDay(date)));
  const days = found.filter((day) => day !== undefined);
  const newest = days.at(-1);
  if (newest === undefined) return;
  for (const { date, count, digest } of days) ports.log.info("audit_digest", { date, count, digest });
  for (const { personId, email } of await administrators(ports))
    await ports.mailer.send({
      // One letter for each day and reader, where the transport can tell.
      id: `audit_${newest.date}_${personId}`,
      to: email,
      ...letter(days),
      at: instant(ports.now()),
    });
  await ports.commit([ports.audit.setAnnounced(newest.date)]);
}

async function administrators(ports: Ports): Promise<{ personId: string; email: string }[]> {
  const grants = await readAll((page) => ports.grants.listByRole("administrator", page));
  const ids = new Set(grants.filter(({ state }) => state === "active").map(({ personId }) => personId));
  const people = await Promise.all([...ids].map((id) => ports.people.get(id)));
  return people.flatMap((person) =>
    person?.email === undefined ? [] : [{ personId: person.id, email: person.email }],
  );
}

/** A person has no language of its own here: the words stand in all three, the lines need none. */
function letter(days: readonly AuditDay[]) {
  const inAll = (key: TextKey) => languages.map((language) => translate(language, key));
  const lines = days.map(({ date, count, digest }) => `${date} | ${count} | ${digest}`);
  return {
    language: "fr",
    subject: inAll("audit.letter.subject").join(" · "),
    text: `${[...inAll("audit.letter.text"), lines.join("\n")].join("\n\n")}\n`,
  };
}
