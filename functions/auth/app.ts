import { claimRoles } from "@tawafuq/core/grants/claim-roles";
import type { Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import type { App } from "../http/app-env.ts";
import { type MiddlewareOptions, useMiddleware } from "../http/middleware.ts";
import { newApp } from "../http/new-app.ts";
import { problemPage } from "../http/pages/problem-page.tsx";
import type { PagesOptions } from "../http/pages/visit.ts";
import { answerProblem, problemOf } from "../http/problem.ts";
import { authAssets } from "./assets.ts";
import { openDesk } from "./desk.ts";
import { enterPages } from "./enter-page.tsx";
import type { OnSignedIn } from "./open-session.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { passkeyPages } from "./passkeys-page.tsx";
import { signInRoutes } from "./routes.ts";

export interface AuthAppOptions extends MiddlewareOptions, PagesOptions {
  /** What else happens for whoever has signed in; where absent, they get the roles that wait for their address. */
  readonly onSignedIn?: OnSignedIn;
}

const claimWaiting: OnSignedIn = async (ports, person) => void (await claimRoles(ports, person));

/** Everything under /auth: codes, sessions and passkeys, as API and as pages, behind the same middleware as all else. */
export function createAuthApp(ports: Ports, options: AuthAppOptions = {}): App {
  const app = newApp();
  const desk = openDesk(ports, options.onSignedIn ?? claimWaiting);
  useMiddleware(app, ports, { problemPage, ...options });
  signInRoutes(app, ports, desk);
  passkeyRoutes(app, ports, desk);
  enterPages(app, desk, options);
  passkeyPages(app, ports, desk, options);
  authAssets(app);
  app.notFound((c) => {
    const refusal = new DomainError("not_found");
    const wantsPage = (c.req.header("Accept") ?? "").includes("text/html");
    return wantsPage ? problemPage(ports, c, problemOf(c, refusal)) : answerProblem(c, refusal);
  });
  return app;
}
