import type { Ports } from "@tawafuq/core/ports";
import type { App } from "./app-env.ts";
import { type MiddlewareOptions, useMiddleware } from "./middleware.ts";
import { newApp } from "./new-app.ts";
import { mountPages, problemPage } from "./pages/mount.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { mandateRoutes } from "./routes/mandates.ts";

/**
 * The pages, behind the same middleware and access table as all else, and the calls of the API that send a letter while
 * the caller waits: what sends them weighs 300 kB, and the API starts without.
 */
export function createPagesApp(ports: Ports, options: MiddlewareOptions): App {
  const app = newApp();
  useMiddleware(app, ports, { problemPage, ...options });
  invitationRoutes(app, ports);
  mandateRoutes(app, ports);
  mountPages(app, ports);
  return app;
}
