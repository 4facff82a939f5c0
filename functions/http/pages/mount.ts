import type { Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import type { App, AppContext } from "../app-env.ts";
import { answerProblem, problemOf } from "../problem.ts";
import { enterPages } from "./enter.tsx";
import { homePages } from "./home.tsx";
import { inboxPages } from "./inbox.tsx";
import { mandatePages } from "./mandates.tsx";
import { matchPages } from "./match.tsx";
import { problemPage } from "./problem-page.tsx";
import { queuePages } from "./queue.tsx";
import { stylesheet } from "./stylesheet.ts";
import type { PagesOptions } from "./visit.ts";

export { problemPage };

function wantsPage(c: AppContext): boolean {
  return !c.req.path.startsWith("/v1/") && (c.req.header("Accept") ?? "").includes("text/html");
}

/** Adds the pages to the app; give `problemPage` to the app as well. */
export function mountPages(app: App, ports: Ports, options: PagesOptions = {}): void {
  app.get("/assets/tawafuq.css", (c) => {
    c.header("Cache-Control", "public, max-age=300");
    c.header("Content-Type", "text/css; charset=utf-8");
    return c.body(stylesheet);
  });
  homePages(app, ports, options);
  enterPages(app, ports, options);
  queuePages(app, ports, options);
  matchPages(app, ports, options);
  inboxPages(app, ports, options);
  mandatePages(app, ports, options);
  app.notFound((c) => {
    const refusal = new DomainError("not_found");
    return wantsPage(c) ? problemPage(c, problemOf(c, refusal)) : answerProblem(c, refusal);
  });
}
