import { comesBack } from "../deliveries/returning-channels.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import { isAbsent, type Officer } from "../officers/officer.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { composeDigest } from "./compose-digest.ts";
import { digestDay } from "./digest-day.ts";
import type { WaitingDigest } from "./digest-repository.ts";
import { markSent } from "./mark-sent.ts";
import type { Notice } from "./notice.ts";

/**
 * Mails every officer who is owed one the digest of the day: one letter, to the colleague who steps in where the
 * officer is away, to nobody where nothing waits any more or letters come back. Harmless before its hour, late, or again: the letter is
 * named by officer and day, and only one that has not left is sent. Returns how many letters left.
 * @throws Error where some could not be sent: the rest were, and the next run tries those again
 */
export async function sendDigests(ports: Ports): Promise<number> {
  const day = digestDay(ports.now());
  if (day === undefined) return 0;
  let sent = 0;
  const failed: unknown[] = [];
  for (const [reader, waiting] of await groupByReader(ports)) {
    try {
      if (await sendOne(ports, reader, waiting, day)) sent += 1;
    } catch (error) {
      ports.log.error("digest not sent", { officer: reader.id, error: String(error) });
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} digests were not sent`, { cause: failed[0] });
  return sent;
}

type Waiting = readonly WaitingDigest[];

/** Who reads what was told to whom: one letter for each reader, whoever it stands in for. */
async function groupByReader(ports: Ports): Promise<ReadonlyMap<Officer, Waiting>> {
  const byId = new Map<string, { reader: Officer; waiting: WaitingDigest[] }>();
  for (const one of await readAll((page) => ports.digests.list(page))) {
    const reader = await readerOf(ports, one.officerId);
    if (reader === undefined) {
      await clear(ports, one);
      continue;
    }
    const group = byId.get(reader.id) ?? { reader, waiting: [] };
    group.waiting.push(one);
    byId.set(reader.id, group);
  }
  return new Map([...byId.values()].map(({ reader, waiting }) => [reader, waiting]));
}

async function readerOf(ports: Ports, id: string): Promise<Officer | undefined> {
  const officer = await ports.officers.get(id);
  const substituteId = officer?.absence?.substituteId;
  if (officer === undefined || substituteId === undefined || !isAbsent(officer, ports.now())) return officer;
  const substitute = await ports.officers.get(substituteId);
  return substitute === undefined || isAbsent(substitute, ports.now()) ? officer : substitute;
}

async function sendOne(ports: Ports, reader: Officer, waiting: Waiting, day: string): Promise<boolean> {
  // What was told waits in the inbox, where it also says that letters come back.
  const isReached = !(await comesBack(ports, "email", reader.email));
  const notice = isReached ? await findOrWrite(ports, reader, day) : undefined;
  // Today's has left: what was told since waits for the next morning.
  if (notice?.delivery === "sent") return false;
  if (notice !== undefined) {
    const { id, language, subject, body, createdAt: at } = notice;
    await ports.mailer.send({ id, to: reader.email, language, subject, text: body, at });
    await markSent(ports, notice);
  }
  for (const one of waiting) await clear(ports, one);
  return notice !== undefined;
}

async function findOrWrite(ports: Ports, reader: Officer, day: string): Promise<Notice | undefined> {
  const recipient = { kind: "officer", id: reader.id } as const;
  const id = `noti_${ports.digest(["digest", reader.id, day].join("\n")).slice(0, 32)}`;
  const before = await ports.notices.get(recipient, id);
  if (before !== undefined) return before;
  const letter = await composeDigest(ports, reader);
  if (letter === undefined) return undefined;
  const notice: Notice = {
    ...{ id, recipient, kind: "digest", language: reader.language, ...letter },
    delivery: "pending",
    createdAt: instant(ports.now()),
  };
  try {
    await ports.commit([ports.notices.create(notice)]);
    return notice;
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    return ports.notices.get(recipient, id);
  }
}

async function clear(ports: Ports, waiting: WaitingDigest): Promise<void> {
  try {
    await ports.commit([ports.digests.clear(waiting)]);
  } catch (error) {
    // Something was told in this very moment: it waits for the next letter.
    if (!isRefusal(error, "version_conflict")) throw error;
  }
}
