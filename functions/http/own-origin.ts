import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { AppContext, AppEnv } from "./app-env.ts";
import { keyCookie, sessionCookie } from "./cookies.ts";
import { accessOf } from "./guard.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

function hasIdentityCookie(c: AppContext): boolean {
  return getCookie(c, sessionCookie(c)) !== undefined || getCookie(c, keyCookie(c)) !== undefined;
}

/** A form of another site could sign somebody in under a foreign name; JSON it cannot send unasked. */
function canSignIn(c: AppContext): boolean {
  if (c.req.header("Authorization") !== undefined) return false;
  if (accessOf(c)?.page === true) return true;
  return c.req.path.startsWith("/auth/") && !/^application\/json\b/i.test(c.req.header("Content-Type") ?? "");
}

function isOwn(c: AppContext, siteUrl: string): boolean {
  const origin = c.req.header("Origin");
  // Browsers hide the origin of some requests as "null", and say then where they come from in the other header.
  if (origin === undefined || origin === "null") return c.req.header("Sec-Fetch-Site") === "same-origin";
  return origin === new URL(c.req.url).origin || origin === new URL(siteUrl).origin;
}

/**
 * Whatever changes something with a cookie, and every form of a page, must come from a page of ours: API and pages
 * alike. A program with a key and without cookies is no browser that could be misled.
 * @throws origin_not_allowed
 */
export function requireOwnOrigin(ports: Pick<Ports, "siteUrl">): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const isAsked = !safe.has(c.req.method) && (hasIdentityCookie(c) || canSignIn(c));
    if (isAsked && !isOwn(c, ports.siteUrl)) refuse("origin_not_allowed");
    return next();
  };
}
