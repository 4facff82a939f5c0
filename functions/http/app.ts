import type { Ports } from "@tawafuq/core/ports";
import type { App } from "./app-env.ts";
import { type MiddlewareOptions, useMiddleware } from "./middleware.ts";
import { newApp } from "./new-app.ts";
import { cooperativeRoutes } from "./routes/cooperatives.ts";
import { decisionRoutes } from "./routes/decisions.ts";
import { docsRoutes } from "./routes/docs.ts";
import { grantRoutes } from "./routes/grants.ts";
import { healthRoutes, type Progress } from "./routes/health.ts";
import { holderRoutes } from "./routes/holders.ts";
import { ideaRoutes } from "./routes/ideas.ts";
import { importRoutes } from "./routes/imports.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { keyRoutes } from "./routes/keys.ts";
import { layerRoutes } from "./routes/layers.ts";
import { mandateRoutes } from "./routes/mandates.ts";
import { matchRoutes } from "./routes/matches.ts";
import { meRoutes } from "./routes/me.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { officerRoutes } from "./routes/officers.ts";
import { policyRoutes } from "./routes/policy.ts";
import { privacyRoutes } from "./routes/privacy.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { queueRoutes } from "./routes/queues.ts";
import { receiptRoutes } from "./routes/receipts.ts";
import { referenceRoutes } from "./routes/reference.ts";
import { roleRoutes } from "./routes/roles.ts";
import { roundRoutes } from "./routes/rounds.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { tieRoutes } from "./routes/ties.ts";

const concepts = [
  cooperativeRoutes,
  ideaRoutes,
  layerRoutes,
  receiptRoutes,
  holderRoutes,
  officerRoutes,
  grantRoutes,
  invitationRoutes,
  roleRoutes,
  keyRoutes,
  matchRoutes,
  decisionRoutes,
  tieRoutes,
  roundRoutes,
  proposalRoutes,
  noticeRoutes,
  mandateRoutes,
  importRoutes,
  policyRoutes,
  queueRoutes,
  privacyRoutes,
  sessionRoutes,
];

export interface HttpAppOptions extends MiddlewareOptions {
  /** Where the start stands; absent where there is nothing to wait for. */
  readonly progress?: () => Progress | Promise<Progress>;
  /** Adds the pages; their routes need rows in the access table like all others. */
  readonly mountPages?: (app: App) => void;
  /** Adds the files too heavy for the API (`files.ts`); on AWS a function of their own answers them. */
  readonly mountFiles?: (app: App) => void;
}

/** The whole HTTP side: middleware, the API's routes, the pages where they are given. */
export function createHttpApp(ports: Ports, options: HttpAppOptions = {}): App {
  const app = newApp();
  useMiddleware(app, ports, options);
  healthRoutes(app, options.progress);
  docsRoutes(app);
  referenceRoutes(app);
  meRoutes(app);
  for (const addRoutes of concepts) addRoutes(app, ports);
  options.mountPages?.(app);
  options.mountFiles?.(app);
  return app;
}
