import type { DraftFields } from "@tawafuq/core/drafts/draft";
import type { Once } from "@tawafuq/core/idempotency/once";
import type { Ports } from "@tawafuq/core/ports";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { TextKey } from "@tawafuq/core/texts/catalogue";
import type { Child } from "hono/jsx";
import type { AppContext } from "../app-env.ts";
import type { Visit } from "../pages/visit.ts";
import type { Step } from "./step.ts";

/** What a form of several steps is for somebody, here and now. */
export interface Journey<Input> {
  /** Where its list of steps is; see `hrefOf` for the others. */
  readonly base: string;
  /** Names its draft. */
  readonly form: string;
  readonly title: TextKey;
  readonly lead: TextKey;
  readonly send: TextKey;
  readonly steps: readonly Step[];
  /** What the fields begin with: what is known already. */
  readonly begin: DraftFields;
  /** Adds what can be told from the answers so far, for a person to correct. */
  readonly complete?: (fields: DraftFields) => DraftFields;
  /** What stands between the title of a step and its questions. */
  readonly beside?: (step: Step, fields: DraftFields) => Child | Promise<Child>;
  /** What stands above the answers before they are sent. */
  readonly beforeSending?: (fields: DraftFields) => Child | Promise<Child>;
  readonly read: (fields: DraftFields) => { readonly input?: Input; readonly faults: readonly FieldFault[] };
  /** Does it and answers where to go on. @throws what the domain refuses; the draft stays */
  readonly finish: (input: Input, once: Once, fields: DraftFields) => Promise<string>;
}

/** Opens a form for whoever asks. @throws what forbids it */
export type OpenJourney<Input> = (ports: Ports, c: AppContext, visit: Visit) => Promise<Journey<Input>>;

/** The page of a step, or of the check; `from=check` leads back there. */
export function hrefOf({ base }: Pick<Journey<unknown>, "base">, step: string, isFromCheck = false): string {
  return `${base}?step=${step}${isFromCheck ? "&from=check" : ""}`;
}
