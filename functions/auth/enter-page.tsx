import type { Actor } from "@tawafuq/core/actors/actor";
import { type DomainError, isRefusal } from "@tawafuq/core/refusals/refusal";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import type { App, AppContext } from "../http/app-env.ts";
import { answerPage, Fault } from "../http/pages/layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "../http/pages/visit.ts";
import { refusalStatus } from "../http/refusal-status.ts";
import { CodeForm, codeFault } from "./code-form.tsx";
import type { Desk } from "./desk.ts";
import { ownPath } from "./own-path.ts";
import { PasskeyButton } from "./passkey-button.tsx";

interface Typed {
  readonly address: string;
  readonly code: string;
  readonly next: string | undefined;
}

async function readForm(c: AppContext): Promise<Typed> {
  const { address, code, next } = await c.req.parseBody();
  const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 254) : "");
  return { address: text(address), code: text(code), next: ownPath(next) };
}

function addressFault({ say, language }: Visit, refusal: DomainError): { title: string; detail: string } {
  return refusal.code === "invalid_input"
    ? { title: say("signIn.addressTitle"), detail: say("signIn.addressFault") }
    : renderRefusal(language, refusal.code, refusal.args);
}

function AddressForm({ visit, typed, refusal }: { visit: Visit; typed: Typed; refusal?: DomainError }) {
  const { say, actor } = visit;
  return (
    <>
      <h1>{say("signIn.title")}</h1>
      {refusal === undefined ? null : <Fault {...addressFault(visit, refusal)} />}
      {actor.kind === "anonymous" ? null : (
        <p class="told">
          {say("signIn.already")} <a href={typed.next ?? placeOf(actor)}>{say("signIn.goOn")}</a>
        </p>
      )}
      <p class="lead">{say("signIn.lead")}</p>
      <form method="post" action="/auth/enter" class="card">
        {typed.next === undefined ? null : <input type="hidden" name="next" value={typed.next} />}
        <p class="field">
          <label for="address">{say("signIn.address")}</label>
          <span id="address-help" class="soft">
            {say("signIn.addressHelp")}
          </span>
          <input
            id="address"
            name="address"
            dir="ltr"
            required
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxlength={254}
            aria-describedby="address-help"
            aria-invalid={refusal?.code === "invalid_input" ? "true" : undefined}
            value={typed.address}
          />
        </p>
        <button type="submit">{say("signIn.send")}</button>
      </form>
      <PasskeyButton kind="enter" next={typed.next} failed={say("passkeys.failed")}>
        {say("signIn.withPasskey")}
      </PasskeyButton>
      <p>
        <a href="/enter">{say("signIn.withKey")}</a>
      </p>
    </>
  );
}

/** Where somebody who has just come in belongs. */
function placeOf(actor: Actor): string {
  if (actor.kind === "officer" || actor.kind === "administrator") return "/queue";
  return actor.kind === "cooperative" || actor.kind === "holder" ? "/inbox" : "/me";
}

/** Tells programs too how long to wait. */
function tellWait(c: AppContext, { args }: DomainError): void {
  if (args.seconds !== undefined) c.header("Retry-After", String(args.seconds));
}

/** The page to come back to when the language is changed: a form's answer has no address of its own. */
function backTo(next: string | undefined): string {
  return next === undefined ? "/auth/enter" : `/auth/enter?next=${encodeURIComponent(next)}`;
}

/** `/auth/enter` and `/auth/code`: one field for e-mail or phone, then one for the six digits. */
export function enterPages(app: App, desk: Desk, options: PagesOptions): void {
  app.get("/auth/enter", (c) => {
    const next = ownPath(c.req.query("next"));
    const visit = readVisit(c, options, backTo(next));
    const form = <AddressForm visit={visit} typed={{ address: "", code: "", next }} />;
    return answerPage(c, visit, visit.say("signIn.title"), form);
  });

  app.post("/auth/enter", async (c) => {
    const typed = await readForm(c);
    const visit = readVisit(c, options, backTo(typed.next));
    try {
      await desk.sendCode(c, typed.address, visit.language);
      const form = <CodeForm visit={visit} {...typed} code="" />;
      return answerPage(c, visit, visit.say("signIn.codeTitle"), form);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      tellWait(c, error);
      const form = <AddressForm visit={visit} typed={typed} refusal={error} />;
      return answerPage(c, visit, visit.say("signIn.title"), form, refusalStatus[error.code]);
    }
  });

  app.post("/auth/code", async (c) => {
    const typed = await readForm(c);
    const visit = readVisit(c, options, backTo(typed.next));
    try {
      const actor = await desk.enter(c, typed.address, typed.code);
      return c.redirect(typed.next ?? placeOf(actor), 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      tellWait(c, error);
      const form = <CodeForm visit={visit} {...typed} fault={codeFault(visit, error)} />;
      return answerPage(c, visit, visit.say("signIn.codeTitle"), form, refusalStatus[error.code]);
    }
  });
}
