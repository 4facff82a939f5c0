import type { DelegationCode } from "../language/place-and-trade-codes.ts";

/** How somebody came in: an API key today, a session once people sign in, or the system itself. */
type Via = { readonly kind: "key" | "session"; readonly id: string } | { readonly kind: "system" };

/** Who acts. Every use case takes one explicitly; nothing is ambient. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "cooperative"; readonly id: string; readonly via: Via }
  | { readonly kind: "holder"; readonly id: string; readonly via: Via }
  | {
      readonly kind: "officer";
      readonly id: string;
      readonly delegations: readonly DelegationCode[];
      readonly via: Via;
    }
  | { readonly kind: "administrator"; readonly id: string; readonly via: Via }
  | { readonly kind: "system"; readonly id: string; readonly via: Via };

/** The service acting by itself, under the name of the job. */
export function systemActor(job: string): Actor {
  return { kind: "system", id: job, via: { kind: "system" } };
}

/** Who acted, as written in histories: stable and free of personal data. */
export function actorName(actor: Actor): string {
  return actor.kind === "anonymous" ? "anonymous" : `${actor.kind}:${actor.id}`;
}
