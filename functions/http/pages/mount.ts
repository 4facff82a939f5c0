import type { Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import type { App, AppContext } from "../app-env.ts";
import { answerProblem, problemOf } from "../problem.ts";
import { deleteMyDataPages } from "./delete-my-data.tsx";
import { enterPages } from "./enter.tsx";
import { homePages } from "./home.tsx";
import { ideaLayerPages } from "./idea-layers.tsx";
import { ideaOpeningPages } from "./idea-openings.tsx";
import { inboxPages } from "./inbox.tsx";
import { invitationPages } from "./invitation.tsx";
import { mandatePages } from "./mandates.tsx";
import { matchPages } from "./match.tsx";
import { mePages } from "./me.tsx";
import { myConsentsPages } from "./my-consents.tsx";
import { myDataPages } from "./my-data.tsx";
import { myViewsPages } from "./my-views.tsx";
import { peoplePages } from "./people.tsx";
import { problemPage } from "./problem-page.tsx";
import { queuePages } from "./queue.tsx";
import { receiptPages } from "./receipts.tsx";
import { sessionPages } from "./sessions.tsx";
import { stylesheet } from "./stylesheet.ts";
import { tiePages } from "./ties.tsx";
import { verifyReceiptPages } from "./verify-receipt.tsx";
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
  mePages(app, ports, options);
  invitationPages(app, ports, options);
  peoplePages(app, ports, options);
  queuePages(app, ports, options);
  matchPages(app, ports, options);
  inboxPages(app, ports, options);
  myDataPages(app, ports, options);
  myConsentsPages(app, ports, options);
  myViewsPages(app, ports, options);
  deleteMyDataPages(app, ports, options);
  sessionPages(app, ports, options);
  tiePages(app, ports, options);
  ideaLayerPages(app, ports, options);
  ideaOpeningPages(app, ports, options);
  // Before the page of one receipt: "verify" is no receipt's number.
  verifyReceiptPages(app, ports, options);
  receiptPages(app, ports, options);
  mandatePages(app, ports, options);
  app.notFound((c) => {
    const refusal = new DomainError("not_found");
    return wantsPage(c) ? problemPage(c, problemOf(c, refusal)) : answerProblem(c, refusal);
  });
}
