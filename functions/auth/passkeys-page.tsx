import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { App } from "../http/app-env.ts";
import { answerPage } from "../http/pages/layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "../http/pages/visit.ts";
import type { Desk } from "./desk.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { ask, passkeyOwner } from "./passkeys.ts";

interface Passkey {
  readonly id: string;
  readonly createdAt: Date;
}

function PasskeyList({ visit, passkeys }: { visit: Visit; passkeys: readonly Passkey[] }) {
  const { say, language } = visit;
  if (passkeys.length === 0) return <p>{say("passkeys.none")}</p>;
  return (
    <ul class="plain">
      {passkeys.map(({ id, createdAt }) => {
        const added = say("passkeys.added", { date: formatDate(language, createdAt.toISOString()) });
        return (
          <li class="card">
            <p>{added}</p>
            <form method="post" action="/auth/passkeys/remove">
              <input type="hidden" name="id" value={id} />
              <button type="submit" class="quiet" aria-label={`${say("passkeys.remove")}: ${added}`}>
                {say("passkeys.remove")}
              </button>
            </form>
          </li>
        );
      })}
    </ul>
  );
}

/** `/auth/passkeys`: the passkeys of an officer or administrator, to add and to remove. */
export function passkeyPages(app: App, ports: Ports, desk: Desk, options: PagesOptions): void {
  app.get("/auth/passkeys", async (c) => {
    await passkeyOwner(c, ports);
    const visit = readVisit(c, options, "/auth/passkeys");
    const { say } = visit;
    const { done } = c.req.query();
    const passkeys = await ask(desk.auth(c).api.listPasskeys({ headers: c.req.raw.headers }));
    const body = (
      <>
        <h1>{say("passkeys.title")}</h1>
        {done === undefined ? null : (
          <p class="told" role="status">
            {say(done === "removed" ? "passkeys.removed" : "passkeys.saved")}
          </p>
        )}
        <p class="lead">{say("passkeys.lead")}</p>
        <PasskeyList visit={visit} passkeys={passkeys} />
        <PasskeyButton kind="register" next="/auth/passkeys?done=saved" failed={say("passkeys.failed")}>
          {say("passkeys.add")}
        </PasskeyButton>
        <noscript>
          <p>{say("passkeys.scripts")}</p>
        </noscript>
      </>
    );
    return answerPage(c, visit, say("passkeys.title"), body);
  });

  app.post("/auth/passkeys/remove", async (c) => {
    await passkeyOwner(c, ports);
    const { id } = await c.req.parseBody();
    const body = { id: typeof id === "string" ? id : "" };
    await ask(desk.auth(c).api.deletePasskey({ body, headers: c.req.raw.headers }));
    return c.redirect("/auth/passkeys?done=removed", 303);
  });
}
