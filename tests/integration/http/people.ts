import { systemActor } from "@tawafuq/core/actors/actor";
import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import type { Mandate } from "@tawafuq/core/mandates/mandate";
import { matchId } from "@tawafuq/core/matches/match";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";

/** One side of each kind that belongs to the match, and one of each kind that does not. */
export interface People {
  readonly app: TestApp;
  readonly cooperativeId: string;
  readonly holderId: string;
  readonly ideaId: string;
  readonly matchId: string;
  /** A mandate of the cooperative. */
  readonly mandateId: string;
  readonly receiptId: string;
  /** Tokens of those the records belong to. */
  readonly keys: Readonly<Record<KeyScope["kind"], string>>;
  /** Tokens of strangers of the same kinds: another cooperative, another holder, an officer of another delegation. */
  readonly strangers: Readonly<Record<"cooperative" | "holder" | "officer", string>>;
  readonly strangerHolderId: string;
}

const system = systemActor("test");

/** A bank with one match (Tanger) that waits for its officer, and people who have nothing to do with it. */
export async function startWithPeople(): Promise<People> {
  const app = await startTestApp();
  const { ports } = app;
  const officer = await registerOfficer(ports, system, {
    name: "Officer of Tanger",
    email: "tanger@odco.example",
    language: "fr",
    delegations: ["TANGER"],
  });
  const { cooperative } = await createCooperative(ports, system, aCooperative());
  const { holder } = await registerHolder(ports, system, aHolder());
  const { idea, receipt } = await createIdea(ports, system, anIdea(), holder.id);
  await app.drain();

  const otherOfficer = await registerOfficer(ports, system, {
    name: "Officer of Agadir",
    email: "agadir@odco.example",
    language: "ar",
    delegations: ["AGADIR"],
  });
  const { cooperative: otherCooperative } = await createCooperative(ports, system, aCooperative());
  const { holder: otherHolder } = await registerHolder(ports, system, aHolder({ name: "Amina Idrissi" }));
  const mandate: Mandate = {
    id: ports.newId("mand"),
    version: 1,
    cooperativeId: cooperative.id,
    cooperativeName: cooperative.name,
    delegation: "TANGER",
    agentId: "pers_agent",
    agentName: "Agent",
    scopes: ["read"],
    consent: { kind: "slip", reference: "1", at: cooperative.createdAt },
    endsAt: "2099-01-01T00:00:00.000Z",
    createdAt: cooperative.createdAt,
    createdBy: "system:test",
  };
  await ports.commit([ports.mandates.create(mandate)]);
  return {
    app,
    mandateId: mandate.id,
    cooperativeId: cooperative.id,
    holderId: holder.id,
    ideaId: idea.id,
    matchId: matchId(idea.id, cooperative.id),
    receiptId: receipt?.id ?? "",
    keys: {
      cooperative: await app.keyFor({ kind: "cooperative", id: cooperative.id }),
      holder: await app.keyFor({ kind: "holder", id: holder.id }),
      officer: await app.keyFor({ kind: "officer", id: officer.id }),
      administrator: await app.keyFor({ kind: "administrator", id: "test" }),
    },
    strangers: {
      cooperative: await app.keyFor({ kind: "cooperative", id: otherCooperative.id }),
      holder: await app.keyFor({ kind: "holder", id: otherHolder.id }),
      officer: await app.keyFor({ kind: "officer", id: otherOfficer.id }),
    },
    strangerHolderId: otherHolder.id,
  };
}

/** The path of a row of the access table with the records of these people in it. */
export function pathFor(people: People, path: string): string {
  const owner = path.startsWith("/v1/cooperatives")
    ? people.cooperativeId
    : path.startsWith("/v1/holders")
      ? people.holderId
      : path.includes("/receipts/")
        ? people.receiptId
        : people.ideaId;
  return path
    .replace("/mandates/{id}", `/mandates/${people.mandateId}`)
    .replace("{id}", owner)
    .replace("{matchId}", people.matchId)
    .replace("{noticeId}", "notice-of-nobody")
    .replace("{queue}", "notices")
    .replace("{file}", path.startsWith("/auth/") ? "passkeys.js" : "start.js");
}
