import { codeRules } from "@tawafuq/core/codes/code";
import type { DomainError } from "@tawafuq/core/refusals/refusal";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import { Fault } from "../http/pages/layout.tsx";
import type { Visit } from "../http/pages/visit.ts";

interface CodeFault {
  readonly title: string;
  readonly detail: string;
}

/** What to tell of a code that was not taken: how many tries are left, or that it is stopped. */
export function codeFault({ say, language }: Visit, refusal: DomainError): CodeFault {
  const words = renderRefusal(language, refusal.code, refusal.args);
  const { tries } = refusal.args;
  if (refusal.code === "invalid_input") return { title: words.title, detail: say("signIn.codeFault") };
  if (typeof tries !== "number") return words;
  return tries === 0
    ? { title: say("signIn.stoppedTitle"), detail: say("signIn.stoppedDetail") }
    : { title: words.title, detail: `${words.detail} ${say("signIn.triesLeft", { count: tries })}` };
}

/** The field for the six digits, and the ways on when they do not come. */
export function CodeForm({
  visit,
  address,
  code,
  next,
  fault,
}: {
  visit: Visit;
  address: string;
  code: string;
  next: string | undefined;
  fault?: CodeFault;
}) {
  const { say } = visit;
  const kept = (
    <>
      <input type="hidden" name="address" value={address} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
    </>
  );
  return (
    <>
      <h1>{say("signIn.codeTitle")}</h1>
      {fault === undefined ? null : <Fault {...fault} />}
      <p class="lead" role="status">
        {say("signIn.codeLead", { address: `\u2068${address.trim()}\u2069` })}
      </p>
      <form method="post" action="/auth/code" class="card">
        {kept}
        <p class="field">
          <label for="code">{say("signIn.code")}</label>
          <span id="code-help" class="soft">
            {say("signIn.codeHelp")}
          </span>
          <input
            id="code"
            name="code"
            dir="ltr"
            required
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={codeRules.digits * 2}
            aria-describedby="code-help"
            aria-invalid={fault === undefined ? undefined : "true"}
            value={code}
          />
        </p>
        <button type="submit">{say("signIn.enter")}</button>
      </form>
      <p class="soft">{say("signIn.notComing")}</p>
      <form method="post" action="/auth/enter">
        {kept}
        <button type="submit" class="quiet">
          {say("signIn.again")}
        </button>
      </form>
      <p>
        <a href="/auth/enter">{say("signIn.change")}</a>
      </p>
    </>
  );
}
