import { codeRules } from "@tawafuq/core/codes/code";
import type { Ports } from "@tawafuq/core/ports";
import { signOut } from "@tawafuq/core/sessions/sign-out";
import { deleteCookie, getCookie } from "hono/cookie";
import { ActorView } from "../http/actor-view.ts";
import type { App } from "../http/app-env.ts";
import { cookieOptions, roleCookie, sessionCookie } from "../http/cookies.ts";
import { CodeSent, endSessionRoute, openSessionRoute, requestCodeRoute } from "./contract.ts";
import type { Desk } from "./desk.ts";

export function signInRoutes(app: App, ports: Ports, desk: Desk): void {
  app.openapi(requestCodeRoute, async (c) => {
    await desk.sendCode(c, c.req.valid("json").address, c.get("language"));
    const { validSeconds, tries } = codeRules;
    c.header("Cache-Control", "no-store");
    return c.json(CodeSent.parse({ validSeconds, tries }), 202);
  });

  app.openapi(openSessionRoute, async (c) => {
    const { address, code } = c.req.valid("json");
    return c.json(ActorView.parse(await desk.enter(c, address, code)), 200);
  });

  app.openapi(endSessionRoute, async (c) => {
    await signOut(ports, getCookie(c, sessionCookie(c)));
    for (const name of [sessionCookie(c), roleCookie(c)]) deleteCookie(c, name, cookieOptions(c, 0));
    return c.body(null, 204);
  });
}
