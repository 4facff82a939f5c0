import { createBankSearch } from "@tawafuq/core/ideas/bank-search";
import type { Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import type { App, AppContext } from "../app-env.ts";
import { answerProblem, problemOf } from "../problem.ts";
import { assetRoutes } from "./assets.ts";
import { bankPages } from "./bank.tsx";
import { bankIdeaPages } from "./bank-idea.tsx";
import { blockPages } from "./blocks.tsx";
import { calendarPages } from "./calendar.ts";
import { deleteMyDataPages } from "./delete-my-data.tsx";
import { depositPages } from "./deposit.tsx";
import { draftRoutes } from "./drafts.ts";
import { enterPages } from "./enter.tsx";
import { homePages } from "./home.tsx";
import { ideaEditPages } from "./idea-edit.tsx";
import { ideaLayerPages } from "./idea-layers.tsx";
import { ideaOpeningPages } from "./idea-openings.tsx";
import { inboxPages } from "./inbox.tsx";
import { invitationPages } from "./invitation.tsx";
import { keyPages } from "./keys.tsx";
import { mandatePages } from "./mandates.tsx";
import { matchPages } from "./match.tsx";
import { mePages } from "./me.tsx";
import { myConsentsPages } from "./my-consents.tsx";
import { myDataPages } from "./my-data.tsx";
import { myIdeaPages } from "./my-ideas.tsx";
import { myViewsPages } from "./my-views.tsx";
import { offlinePages } from "./offline.tsx";
import { operationsPages } from "./operations.tsx";
import { peoplePages } from "./people.tsx";
import { problemPage } from "./problem-page.tsx";
import { profilePages } from "./profile.tsx";
import { profileEditPages } from "./profile-edit.tsx";
import { queuePages } from "./queue.tsx";
import { receiptPages } from "./receipts.tsx";
import { registerPages } from "./register.tsx";
import { resumePages } from "./resume.tsx";
import { sessionPages } from "./sessions.tsx";
import { tiePages } from "./ties.tsx";
import { verifyReceiptPages } from "./verify-receipt.tsx";
import type { PagesOptions } from "./visit.ts";

export { problemPage };

function wantsPage(c: AppContext): boolean {
  return !c.req.path.startsWith("/v1/") && (c.req.header("Accept") ?? "").includes("text/html");
}

/** Adds the pages to the app; give `problemPage` to the app as well. */
export function mountPages(app: App, ports: Ports, options: PagesOptions = {}): void {
  assetRoutes(app);
  offlinePages(app, options);
  homePages(app, ports, options);
  const search = createBankSearch(ports);
  bankPages(app, search, options);
  registerPages(app, ports, options);
  profileEditPages(app, ports, options);
  profilePages(app, ports, options);
  depositPages(app, ports, search, options);
  ideaEditPages(app, ports, search, options);
  myIdeaPages(app, ports, options);
  blockPages(app, ports, options);
  draftRoutes(app, ports);
  resumePages(app, ports, options);
  calendarPages(app, ports, options);
  operationsPages(app, ports, options);
  keyPages(app, ports, options);
  bankIdeaPages(app, ports, options);
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
    return wantsPage(c) ? problemPage(ports, c, problemOf(c, refusal)) : answerProblem(c, refusal);
  });
}
