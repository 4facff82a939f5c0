import type { Actor } from "@tawafuq/core/actors/actor";
import type { Ports } from "@tawafuq/core/ports";
import { type DomainError, isRefusal } from "@tawafuq/core/refusals/refusal";
import { signOut } from "@tawafuq/core/sessions/sign-out";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { App } from "../app-env.ts";
import { cookieOptions, keyCookie, roleCookie, sessionCookie } from "../cookies.ts";
import { enterByKey } from "../enter-by-key.ts";
import { answerPage, Fault } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const keptSeconds = 30 * 24 * 3600;

function KeyForm({ visit, typed, refusal }: { visit: Visit; typed?: string; refusal?: DomainError }) {
  const { say, actor, language } = visit;
  return (
    <>
      <h1>{say("enter.title")}</h1>
      {refusal === undefined ? null : <Fault {...renderRefusal(language, refusal.code, refusal.args)} />}
      {actor.kind === "anonymous" || actor.kind === "system" ? null : (
        <p class="told">{say("enter.signedInAs", { who: say(`roles.${actor.kind}`) })}</p>
      )}
      <form method="post" action="/enter" class="card">
        <p id="key-help">{say("enter.lead")}</p>
        <p class="field">
          <label for="key">{say("enter.key")}</label>
          <input
            id="key"
            name="key"
            dir="ltr"
            required
            autocomplete="off"
            spellcheck={false}
            maxlength={200}
            aria-describedby="key-help"
            value={typed ?? ""}
          />
        </p>
        <button type="submit">{say("enter.button")}</button>
      </form>
      <p>
        <a href="/auth/enter">{say("signIn.withCode")}</a>
      </p>
    </>
  );
}

/** Where somebody who has just come in wants to be. */
function firstPageOf(actor: Actor): string {
  return actor.kind === "officer" || actor.kind === "administrator" ? "/queue" : "/inbox";
}

/** `/enter` and `/leave`: a key becomes a cookie that scripts cannot read. */
export function enterPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/enter", (c) => {
    const visit = readVisit(c, options);
    return answerPage(c, visit, visit.say("enter.title"), <KeyForm visit={visit} />);
  });

  app.post("/enter", async (c) => {
    const { key } = await c.req.parseBody();
    const typed = typeof key === "string" ? key.trim() : "";
    try {
      const actor = await enterByKey(c, ports, typed);
      setCookie(c, keyCookie(c), typed, cookieOptions(c, keptSeconds));
      return c.redirect(firstPageOf(actor), 303);
    } catch (error) {
      if (!isRefusal(error) || error.code === "too_many_requests") throw error;
      const visit = readVisit(c, options);
      const form = <KeyForm visit={visit} typed={typed} refusal={error} />;
      return answerPage(c, visit, visit.say("enter.title"), form, 401);
    }
  });

  app.post("/leave", async (c) => {
    await signOut(ports, getCookie(c, sessionCookie(c)));
    for (const name of [sessionCookie(c), roleCookie(c), keyCookie(c)])
      deleteCookie(c, name, cookieOptions(c, 0));
    return c.redirect("/", 303);
  });
}
