import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { readAll } from "@tawafuq/core/language/read-all";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import type { Ports } from "@tawafuq/core/ports";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asCooperative, asHolder, enterPair, programme } from "../core/people.ts";
import { storedItems } from "./stored.ts";

let app: TestApp;
let stored: ReturnType<typeof storedItems>;
beforeAll(async () => {
  app = await startTestApp({ demo: true });
  stored = storedItems(app);
});
afterAll(async () => {
  stored.stop();
  await app.stop();
});

const person = {
  personName: "Ghizlane Boutaleb",
  email: "ghizlane@dump.example",
  phone: "+212500000021",
};

/** Every e-mail, phone and person's name anybody gave. */
async function everythingPersonal(ports: Ports): Promise<Set<string>> {
  const known = new Set<string>();
  const take = (...values: readonly (string | undefined)[]) => {
    for (const value of values) if (value !== undefined) known.add(value);
  };
  const cooperatives = await readAll((page) => ports.cooperatives.list(page));
  const ideas = await readAll((page) => ports.ideas.list(page));
  const holders = new Set(ideas.map(({ holderId }) => holderId));
  const owners = [
    ...cooperatives.map(({ id }) => ({ kind: "cooperative", id }) as const),
    ...[...holders].map((id) => ({ kind: "holder", id }) as const),
  ];
  for (const owner of owners) {
    const contact = await ports.contacts.get(owner);
    take(contact?.email, contact?.phone, contact?.personName);
  }
  for (const officer of await readAll((page) => ports.officers.list(page))) take(officer.email, officer.name);
  take(...Object.values(person), "0500000021", "500000021", "Samir Chraibi");
  return known;
}

async function bytesBelow(folder: string): Promise<Buffer[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))),
  );
}

it("a table dump searched for every phone, address and name of a person in the demo gives none in clear", async () => {
  const { ports } = app;
  const contact = { ...person, channels: [], preferredLanguage: "fr" as const };
  const pair = await enterPair(ports, { cooperative: aCooperative({ contact: person }) });
  await createCooperative(ports, programme, aCooperative({ contact: person }), {
    key: person.email,
    requestHash: ports.vault.blind("request", JSON.stringify(contact)),
  });
  await registerHolder(ports, programme, aHolder({ name: "Samir Chraibi", contact: person }));
  await app.keyFor({ kind: "cooperative", id: pair.cooperative.id });
  await app.drain();
  const match = await ports.matches.get(pair.match);
  if (match?.state !== "proposed")
    await decideMatch(ports, programme, pair.match, match?.version ?? 0, {
      verb: "propose",
      note: `Ask ${person.personName}, ${person.phone}`,
    });
  for (const actor of [asCooperative(pair.cooperative.id), asHolder(pair.holder.id)])
    await answerProposal(ports, actor, pair.match, { answer: "interested", note: `I am ${person.email}` });
  await app.drain();
  expect(JSON.stringify(await app.mailbox())).toContain(person.phone);

  const personal = await everythingPersonal(ports);
  expect(personal.size).toBeGreaterThan(50);
  const items = [...(await stored.dump()), ...(await stored.dump("tawafuq-erasures"))];
  expect(items.length).toBeGreaterThan(500);
  const dump = JSON.stringify(items).toLowerCase();
  // What is packed into bytes is looked through too.
  const binary = items.flatMap((item) =>
    Object.values(item).flatMap(({ B }) => (B === undefined ? [] : [B])),
  );
  const queues = await bytesBelow(join(app.dataDir, "sqs"));
  expect(queues.length).toBeGreaterThan(0);
  const found = [...personal].filter(
    (value) =>
      dump.includes(value.toLowerCase()) ||
      [...binary, ...queues].some((bytes) => Buffer.from(bytes).includes(value)),
  );
  expect(found).toEqual([]);
});
