import type { Ports } from "@tawafuq/core/ports";
import type { App } from "./app-env.ts";
import { type MiddlewareOptions, useMiddleware } from "./middleware.ts";
import { newApp } from "./new-app.ts";
import { ideaPictures } from "./pages/idea-picture.ts";
import type { PagesOptions } from "./pages/visit.ts";
import { referenceAssets } from "./routes/reference-assets.ts";

/** What weighs too much for the API and is asked rarely: pictures beside links, the parts of the reference page. */
export function fileRoutes(app: App, ports: Ports, options: PagesOptions = {}): void {
  ideaPictures(app, ports, options);
  referenceAssets(app);
}

/** These files alone, behind the same middleware as all else. */
export function createFilesApp(ports: Ports, options: MiddlewareOptions): App {
  const app = newApp();
  useMiddleware(app, ports, options);
  fileRoutes(app, ports);
  return app;
}
