import { refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import { accessOf } from "./guard.ts";

/** Only plain JSON is taken for JSON: patches and the like mean something else. @throws unsupported_media_type */
export function requirePlainJson(): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    if (/^[^;]*\+json/i.test(c.req.header("Content-Type") ?? "")) refuse("unsupported_media_type");
    return next();
  };
}

/**
 * Reads a page's form before the page does: one of several parts may be cut off, or lack the mark between its parts.
 * @throws unsupported_media_type
 */
export function requireReadableForm(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (accessOf(c)?.page !== true || c.req.method !== "POST") return next();
    try {
      await c.req.parseBody();
    } catch (error) {
      if (error instanceof TypeError) refuse("unsupported_media_type");
      throw error;
    }
    return next();
  };
}
