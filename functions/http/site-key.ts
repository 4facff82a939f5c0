import { timingSafeEqual } from "node:crypto";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import type { AppContext, AppEnv } from "./app-env.ts";
import { sourceOf } from "./gateway-address.ts";

/** What says that nothing stands before the API: a stage of one's own. */
const nothing = "none";

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function keysOf(configured: string): readonly string[] {
  return configured === nothing ? [] : configured.split(",").map((key) => key.trim());
}

/**
 * Lets in only what came by the site, so that nobody walks past its firewall.
 * @param configured the keys the site may show, with commas; `none` where there is no site
 * @throws origin_not_allowed
 */
export function requireSiteKey(configured: string): MiddlewareHandler<AppEnv> {
  const keys = keysOf(configured);
  return (c, next) => {
    const shown = c.req.header("x-site-key") ?? "";
    if (keys.length > 0 && !keys.some((key) => isSame(key, shown))) refuse("origin_not_allowed");
    return next();
  };
}

/** The peer's address: behind the site what the site wrote, which has shown its key by then; else the gateway's. */
export function addressBehind(configured: string): (c: AppContext) => string | undefined {
  if (keysOf(configured).length === 0) return sourceOf;
  return (c) => c.req.header("x-viewer-address");
}
