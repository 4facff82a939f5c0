import { decisionReasons, verbs } from "@tawafuq/core/matches/match";
import * as z from "zod";
import { Select, TextField } from "./fields.tsx";
import type { Visit } from "./visit.ts";

/** What can be done with one match or many: decide, or give to somebody. */
const acts = [...verbs, "assign"] as const;

/** An officer to whom a match can be given. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);

/** What the decision form sends; a match is `<id>@<version>`. */
const DecisionFields = z.object({
  match: listed,
  verb: z.enum(acts).catch("propose"),
  /** The officer to whom matches are given; "" for nobody. */
  to: z.string().max(200).catch(""),
  reason: z.enum(decisionReasons).optional().catch(undefined),
  note: z.string().trim().max(1000).catch(""),
  back: z.string().max(3000).catch(""),
  apply: z.literal("1").optional().catch(undefined),
});
export type DecisionFields = z.infer<typeof DecisionFields>;

/** Reads a sent decision form. */
export function readDecision(body: unknown): DecisionFields {
  return DecisionFields.parse(body);
}

/** The matches a form is about, each with the version that was seen. */
export function chosenOf({ match }: Pick<DecisionFields, "match">) {
  return match.map((value) => {
    const [matchId = "", version] = value.split("@");
    const seen = Number(version);
    return { matchId, ...(Number.isInteger(seen) && seen > 0 ? { expectedVersion: seen } : {}) };
  });
}

/** The decision itself, as the use case takes it; undefined where matches are to be given to somebody. */
export function decisionOf({ verb, reason, note }: DecisionFields) {
  if (verb === "assign") return undefined;
  return { verb, ...(reason === undefined ? {} : { reason }), ...(note === "" ? {} : { note }) };
}

interface DecisionProps {
  readonly visit: Visit;
  readonly legend: string;
  readonly kept?: DecisionFields | undefined;
  readonly colleagues: readonly Colleague[];
  /** False where nothing is open for a decision, only to be given to somebody. */
  readonly canDecide?: boolean;
}

/** What to do, why, and to whom, with what was typed kept. */
export function DecisionFieldset({ visit, legend, kept, colleagues, canDecide = true }: DecisionProps) {
  const { say } = visit;
  const choices = acts.filter((act) => canDecide || act === "assign");
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="row">
        <Select
          name="verb"
          label={say("queue.verb")}
          value={kept?.verb}
          options={choices.map((act) => [act, say(`verbs.${act}`)])}
        />
        {canDecide ? (
          <>
            <Select
              name="reason"
              label={say("queue.reason")}
              value={kept?.reason}
              options={[
                ["", say("queue.noReason")],
                ...decisionReasons.map((reason) => [reason, say(`decisionReasons.${reason}`)] as const),
              ]}
            />
            <TextField name="note" label={say("queue.note")} value={kept?.note ?? ""} maxlength={1000} />
          </>
        ) : null}
        <Select
          name="to"
          label={say("queue.to")}
          value={kept?.to}
          options={[["", say("queue.nobody")], ...colleagues.map(({ id, name }) => [id, name] as const)]}
        />
      </div>
    </fieldset>
  );
}
