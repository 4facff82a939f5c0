import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { MandateScope } from "../mandates/mandate.ts";

/**
 * How somebody came in: with an API key, signed in under one of their grants, signed in as a field agent under a
 * cooperative's mandate, or as the system itself. `personId` is who really sits there.
 */
type Via =
  | { readonly kind: "key"; readonly id: string }
  | { readonly kind: "session"; readonly id: string; readonly personId: string; readonly grantId?: string }
  | {
      readonly kind: "mandate";
      readonly id: string;
      readonly sessionId: string;
      readonly personId: string;
      readonly scopes: readonly MandateScope[];
    }
  | { readonly kind: "system" };

/** Who acts. Every use case takes one explicitly; nothing is ambient. */
export type Actor =
  | { readonly kind: "anonymous" }
  /** Signed in, without any role yet. */
  | { readonly kind: "person"; readonly id: string; readonly via: Via }
  | { readonly kind: "cooperative"; readonly id: string; readonly via: Via }
  | { readonly kind: "holder"; readonly id: string; readonly via: Via }
  | {
      readonly kind: "officer";
      readonly id: string;
      readonly delegations: readonly DelegationCode[];
      readonly via: Via;
    }
  | { readonly kind: "administrator"; readonly id: string; readonly via: Via }
  | { readonly kind: "juror"; readonly id: string; readonly via: Via }
  | { readonly kind: "agent"; readonly id: string; readonly via: Via }
  | { readonly kind: "system"; readonly id: string; readonly via: Via };

export const actorKinds = [
  "anonymous",
  "person",
  "cooperative",
  "holder",
  "officer",
  "administrator",
  "juror",
  "agent",
  "system",
] as const satisfies readonly Actor["kind"][];

/** The service acting by itself, under the name of the job. */
export function systemActor(job: string): Actor {
  return { kind: "system", id: job, via: { kind: "system" } };
}

/** Who acted, as written in histories: stable, free of personal data, and marked where an agent acted. */
export function actorName(actor: Actor): string {
  if (actor.kind === "anonymous") return "anonymous";
  const name = `${actor.kind}:${actor.id}`;
  return actor.via.kind === "mandate"
    ? `${name} by agent:${actor.via.personId} mandate:${actor.via.id}`
    : name;
}

/** The signed-in person behind an actor; undefined for keys, the system and strangers. */
export function personOf(actor: Actor): string | undefined {
  if (actor.kind === "anonymous") return undefined;
  return actor.via.kind === "session" || actor.via.kind === "mandate" ? actor.via.personId : undefined;
}

/** The session somebody came in with; undefined for keys, the system and strangers. */
export function sessionOf(actor: Actor): string | undefined {
  if (actor.kind === "anonymous") return undefined;
  if (actor.via.kind === "session") return actor.via.id;
  return actor.via.kind === "mandate" ? actor.via.sessionId : undefined;
}
