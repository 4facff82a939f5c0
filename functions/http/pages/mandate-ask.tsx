import { formatNumber } from "@tawafuq/core/language/format";
import { mandateScopes } from "@tawafuq/core/mandates/mandate";
import { latestEnd } from "@tawafuq/core/mandates/mandate-request";
import * as z from "zod";
import type { Visit } from "./visit.ts";

const months = ["1", "3", "6", "12"] as const;
/** Nobody reads without the scope that lets them: it is not asked for. */
const askable = mandateScopes.filter((scope) => scope !== "read");

export const AskFields = z.object({
  cooperativeId: z.string().trim().max(200).catch(""),
  months: z.enum(months).catch("3"),
  profile: z.string().optional(),
  answer: z.string().optional(),
});
export type AskFields = z.infer<typeof AskFields>;

/** What the form asks for, from now on. */
export function askedMandate(fields: AskFields, now: Date) {
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + Number(fields.months));
  const endsAt = new Date(Math.min(end.getTime(), Date.parse(latestEnd(now)))).toISOString();
  const scopes = askable.filter((scope) => fields[scope] !== undefined);
  return { cooperativeId: fields.cooperativeId, scopes: ["read" as const, ...scopes], endsAt };
}

/** The agent's form to ask a cooperative; what was typed stays. */
export function AskForm({ visit, typed }: { visit: Visit; typed?: AskFields | undefined }) {
  const { say, language } = visit;
  return (
    <form method="post" action="/mandates" class="card">
      <p class="field">
        <label for="cooperativeId">{say("mandates.cooperativeId")}</label>
        <input
          id="cooperativeId"
          name="cooperativeId"
          dir="ltr"
          required
          maxlength={200}
          autocomplete="off"
          aria-describedby="cooperativeId-help"
          value={typed?.cooperativeId ?? ""}
        />
        <span id="cooperativeId-help" class="soft small">
          {say("mandates.cooperativeIdHelp")}
        </span>
      </p>
      <fieldset>
        <legend>{say("mandates.may")}</legend>
        <p>{say("mandates.scopes.read")}</p>
        {askable.map((scope) => (
          <label class="tick">
            <input type="checkbox" name={scope} value="1" checked={typed?.[scope] !== undefined} />
            {say(`mandates.scopes.${scope}`)}
          </label>
        ))}
      </fieldset>
      <p class="field">
        <label for="months">{say("mandates.months")}</label>
        <select id="months" name="months">
          {months.map((count) => (
            <option value={count} selected={(typed?.months ?? "3") === count}>
              {formatNumber(language, Number(count))}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{say("mandates.send")}</button>
    </form>
  );
}
