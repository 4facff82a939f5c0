import { OpenAPIHono } from "@hono/zod-openapi";
import type { Ports } from "@tawafuq/core/ports";
import type { App, AppEnv } from "./app-env.ts";
import { faultsOf } from "./field-faults.ts";
import { type MiddlewareOptions, useMiddleware } from "./middleware.ts";
import { RequestFault } from "./problem.ts";
import { docsRoutes } from "./routes/docs.ts";
import { healthRoutes, type Progress } from "./routes/health.ts";
import { holderRoutes } from "./routes/holders.ts";
import { keyRoutes } from "./routes/keys.ts";
import { meRoutes } from "./routes/me.ts";
import { officerRoutes } from "./routes/officers.ts";
import { referenceRoutes } from "./routes/reference.ts";

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
  for (const addRoutes of [holderRoutes, officerRoutes, keyRoutes]) addRoutes(app, ports);
  options.mountPages?.(app);
  return app;
}
