import { forgetParkedForm, type ParkedForm, parkForm, readParkedForm } from "@tawafuq/core/drafts/park-form";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { App, AppContext } from "../app-env.ts";
import { cookieOptions, parkedCookie } from "../cookies.ts";
import { readAnswers } from "../steps/step-pages.tsx";
import { Icon } from "./icon.tsx";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

const keptSeconds = 3600;

/** Forms that are their own way in, or that would be sent twice to no good. */
const neverKept = /^\/(?:auth|enter|leave|invitation|drafts|receipts)(?:\/|$)/;

/**
 * Keeps what was sent by somebody whose session had ended meanwhile, for this browser and an hour, so that it can be
 * sent again after signing in. True where it was kept.
 */
export async function keepSentForm(ports: Ports, c: AppContext): Promise<boolean> {
  const { pathname, search } = new URL(c.req.url);
  const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    c.req.header("Content-Type") ?? "",
  );
  if (c.req.method !== "POST" || !isForm || neverKept.test(pathname)) return false;
  try {
    const names = Object.keys(await c.req.parseBody());
    const parked: ParkedForm = { path: pathname + search, fields: await readAnswers(c, names) };
    const token = await parkForm(ports, c.get("address"), parked);
    setCookie(c, parkedCookie(c), token, cookieOptions(c, keptSeconds));
    return true;
  } catch (error) {
    if (isRefusal(error) || error instanceof TypeError) return false;
    throw error;
  }
}

/** `/resume`: after signing in again, what was sent before can be sent now. */
export function resumePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/resume", async (c) => {
    const visit = readVisit(c, options);
    const { say } = visit;
    const token = getCookie(c, parkedCookie(c));
    const parked = token === undefined ? undefined : await readParkedForm(ports, token);
    if (parked === undefined || token === undefined) return c.redirect("/me", 303);
    if (visit.actor.kind === "anonymous") return c.redirect("/auth/enter?next=/resume", 303);
    await forgetParkedForm(ports, token);
    deleteCookie(c, parkedCookie(c), { path: "/" });
    const body = (
      <>
        <h1>{say("resume.title")}</h1>
        <p class="lead">{say("resume.lead")}</p>
        <form method="post" action={parked.path} class="actions">
          {Object.entries(parked.fields).flatMap(([name, values]) =>
            values.map((value) => <input type="hidden" name={name} value={value} />),
          )}
          <button type="submit" class="big">
            <Icon name="send" />
            {say("resume.send")}
          </button>
          <a href="/me">{say("resume.leave")}</a>
        </form>
      </>
    );
    return answerPage(c, visit, say("resume.title"), body);
  });
}
