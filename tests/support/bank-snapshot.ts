import type { Recipient } from "@tawafuq/core/notices/notice";
import { queueNames } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import type { Page, PageRequest } from "@tawafuq/core/storage/repository";
import { findRunningServices } from "@tawafuq/local/endpoints-file";
import { listMailFiles } from "@tawafuq/local/mailbox";
import { connectBank } from "@tawafuq/local/open-bank";

/** Every item of a list, page after page. */
async function collect<Item>(list: (page: PageRequest) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 100, cursor });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

/** What the bank holds once everything is matched and told, without the instants at which it happened. */
export interface BankSnapshot {
  readonly cooperatives: readonly string[];
  readonly ideas: readonly string[];
  /** `<match id> <state> <score>`, sorted. */
  readonly matches: readonly string[];
  readonly proposals: readonly string[];
  /** `<recipient> <notice id> <kind> <delivery>`, sorted. */
  readonly notices: readonly string[];
  readonly mailFiles: readonly string[];
  readonly deadLetters: number;
}

/** Reads the whole bank through the ports. */
async function snapshotOf(ports: Ports, mailbox: string): Promise<BankSnapshot> {
  const cooperatives = await collect((page) => ports.cooperatives.list(page));
  const ideas = await collect((page) => ports.ideas.list(page));
  const officers = await collect((page) => ports.officers.list(page));
  const matches = (
    await Promise.all(ideas.map((idea) => collect((page) => ports.matches.listByIdea(idea.id, page))))
  ).flat();
  const recipients: Recipient[] = [
    ...cooperatives.map(({ id }) => ({ kind: "cooperative" as const, id })),
    ...ideas.map(({ holderId }) => ({ kind: "holder" as const, id: holderId })),
    ...officers.map(({ id }) => ({ kind: "officer" as const, id })),
  ];
  // Before the notices: a letter leaves after its notice was written.
  const files = await listMailFiles(mailbox);
  const told = (
    await Promise.all(
      recipients.map(async (recipient) => {
        const all = await collect((page) => ports.notices.list(recipient, page));
        return all.map(({ id, kind, delivery }) => ({
          id,
          kind,
          line: `${recipient.id} ${id} ${kind} ${delivery}`,
        }));
      }),
    )
  ).flat();
  // Digests leave by the clock and the weekday, whatever else has happened.
  const digests = new Set(told.filter(({ kind }) => kind === "digest").map(({ id }) => `${id}.eml`));
  const dead = await Promise.all(queueNames.map((queue) => ports.queues.deadLetters(queue, 100)));
  return {
    cooperatives: cooperatives.map(({ id, version }) => `${id} ${version}`).sort(),
    ideas: ideas.map(({ id, version }) => `${id} ${version}`).sort(),
    matches: matches.map(({ id, state, score }) => `${id} ${state} ${score}`).sort(),
    proposals: matches
      .filter(({ state }) => state === "proposed")
      .map(({ id }) => id)
      .sort(),
    notices: told
      .filter(({ kind }) => kind !== "digest")
      .map(({ line }) => line)
      .sort(),
    mailFiles: files.filter((file) => !digests.has(file)),
    deadLetters: dead.flat().length,
  };
}

/** The snapshot of the system that runs on this data folder. */
export async function snapshotOfRunning(dataDir: string): Promise<BankSnapshot> {
  const running = await findRunningServices(dataDir);
  if (running === undefined) throw new Error(`Nothing runs on ${dataDir}.`);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const bank = await connectBank({ dataDir, log: quiet }, running);
  try {
    return await snapshotOf(bank.ports, bank.mailbox);
  } finally {
    await bank.stop();
  }
}
