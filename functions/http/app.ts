import { OpenAPIHono } from "@hono/zod-openapi";
import type { Ports } from "@tawafuq/core/ports";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import type { App, AppEnv } from "./app-env.ts";
import { type MiddlewareOptions, useMiddleware } from "./middleware.ts";
import { RequestFault } from "./problem.ts";
import { cooperativeRoutes } from "./routes/cooperatives.ts";
import { decisionRoutes } from "./routes/decisions.ts";
import { docsRoutes } from "./routes/docs.ts";
import { healthRoutes, type Progress } from "./routes/health.ts";
import { holderRoutes } from "./routes/holders.ts";
import { ideaRoutes } from "./routes/ideas.ts";
import { importRoutes } from "./routes/imports.ts";
import { keyRoutes } from "./routes/keys.ts";
import { mandateRoutes } from "./routes/mandates.ts";
import { matchRoutes } from "./routes/matches.ts";
import { meRoutes } from "./routes/me.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { officerRoutes } from "./routes/officers.ts";
import { policyRoutes } from "./routes/policy.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { queueRoutes } from "./routes/queues.ts";
import { referenceRoutes } from "./routes/reference.ts";
import { roundRoutes } from "./routes/rounds.ts";

const concepts = [
  cooperativeRoutes,
  ideaRoutes,
  holderRoutes,
  officerRoutes,
  keyRoutes,
  matchRoutes,
  decisionRoutes,
  roundRoutes,
  proposalRoutes,
  noticeRoutes,
  mandateRoutes,
  importRoutes,
  policyRoutes,
  queueRoutes,
];

export interface HttpAppOptions extends MiddlewareOptions {
  /** Where the start stands; absent where there is nothing to wait for. */
  readonly progress?: () => Progress | Promise<Progress>;
  /** Adds the pages; their routes need rows in the access table like all others. */
  readonly mountPages?: (app: App) => void;
}

const places = {
  json: "body",
  form: "body",
  query: "query",
  param: "path",
  header: "header",
  cookie: "header",
} as const;

function newApp(): App {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new RequestFault(
          places[result.target],
          faultsOf(result.error.issues, Reflect.get(result, "data")),
        );
    },
  });
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
  return app;
}
