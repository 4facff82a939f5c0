import { type Actor, actorName } from "../actors/actor.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { instant } from "../language/clock.ts";
import type { Language } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import {
  type ConsentEntry,
  type ConsentInput,
  consentChannels,
  consentPurposes,
  consentText,
} from "./consent.ts";

/** The line a new side begins with: it was told at its registration. `by` names who registered it. */
export function toldAtRegistration(
  ports: Ports,
  owner: ContactOwner,
  source: "registration" | "import",
  by: string,
): Write {
  return ports.consents.append({
    id: ports.newId("cons"),
    owner,
    state: "told",
    channels: [...consentChannels],
    purposes: [...consentPurposes],
    source,
    textVersion: consentText,
    by,
    at: instant(ports.now()),
  });
}

/** The side the actor speaks for. @throws not_allowed */
export function ownSide(actor: Actor): ContactOwner {
  if (actor.kind === "cooperative" || actor.kind === "holder") return { kind: actor.kind, id: actor.id };
  return refuse("not_allowed");
}

/** What the actor's own side allowed and withdrew so far, oldest first. @throws not_allowed */
export function listConsents(ports: Ports, actor: Actor): Promise<readonly ConsentEntry[]> {
  return ports.consents.list(ownSide(actor));
}

/**
 * Writes down what the actor's own side allows or withdraws from now on, with the wording it read.
 * @throws not_allowed
 */
export async function recordConsent(
  ports: Ports,
  actor: Actor,
  input: ConsentInput,
  read: { readonly language: Language; readonly source: "page" | "api" },
): Promise<ConsentEntry> {
  const entry: ConsentEntry = {
    id: ports.newId("cons"),
    owner: ownSide(actor),
    state: input.allowed ? "given" : "withdrawn",
    channels: [input.channel],
    purposes: [input.purpose],
    source: read.source,
    textVersion: consentText,
    language: read.language,
    by: actorName(actor),
    at: instant(ports.now()),
  };
  await ports.commit([ports.consents.append(entry)]);
  return entry;
}
