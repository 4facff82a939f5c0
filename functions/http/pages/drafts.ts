import { keepDraft } from "@tawafuq/core/drafts/keep-draft";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { readAnswers } from "../steps/step-pages.tsx";
import { readVisit } from "./visit.ts";

/** `POST /drafts/<form>`: keeps what a page of ours sends while somebody types. */
export function draftRoutes(app: App, ports: Ports): void {
  app.post("/drafts/:form", async (c) => {
    const form = c.req.param("form");
    if (!/^[a-z]{4,20}(?::[\w.-]{1,100})?$/.test(form)) return refuse("not_found");
    const names = Object.keys(await c.req.parseBody());
    await keepDraft(ports, readVisit(c, {}).actor, form, await readAnswers(c, names));
    return c.body(null, 204);
  });
}
