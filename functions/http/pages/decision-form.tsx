import { decisionReasons, verbs } from "@tawafuq/core/matches/match";
import { z } from "zod";
import type { Visit } from "./visit.ts";

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);

/** What the decision form sends; a match is `<id>@<version>`. */
const DecisionFields = z.object({
  match: listed,
  verb: z.enum(verbs).catch("propose"),
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

/** The rows a decision is about, as the use case takes them. */
export function rowsOf({ match, verb, reason, note }: DecisionFields) {
  return match.map((value) => {
    const [matchId = "", version] = value.split("@");
    const seen = Number(version);
    return {
      matchId,
      verb,
      ...(Number.isInteger(seen) && seen > 0 ? { expectedVersion: seen } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(note === "" ? {} : { note }),
    };
  });
}

/** Verb, reason and note, with what was typed kept. */
export function DecisionFieldset(props: { visit: Visit; legend: string; kept?: DecisionFields | undefined }) {
  const { visit, legend, kept } = props;
  const { say } = visit;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="row">
        <p class="field">
          <label for="verb">{say("queue.verb")}</label>
          <select id="verb" name="verb">
            {verbs.map((verb) => (
              <option value={verb} selected={kept?.verb === verb}>
                {say(`verbs.${verb}`)}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="reason">{say("queue.reason")}</label>
          <select id="reason" name="reason">
            <option value="">{say("queue.noReason")}</option>
            {decisionReasons.map((reason) => (
              <option value={reason} selected={kept?.reason === reason}>
                {say(`decisionReasons.${reason}`)}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="note">{say("queue.note")}</label>
          <input id="note" name="note" maxlength={1000} value={kept?.note ?? ""} />
        </p>
      </div>
    </fieldset>
  );
}
