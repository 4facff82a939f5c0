import { DomainError, refuse } from "@tawafuq/core/refusals/refusal";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppEnv } from "./app-env.ts";
import { isDeeperThan } from "./json-depth.ts";
import { RequestFault } from "./problem.ts";

const kibibyte = 1024;
const headerLimit = 8 * kibibyte;
const urlLimit = 4 * kibibyte;
const depthLimit = 32;
const bodyLimits = {
  normal: 256 * kibibyte,
  /** 500 decisions with notes of 1,000 characters. */
  decisions: 2048 * kibibyte,
  imports: 6 * 1024 * kibibyte,
};

function bodyLimitOf(path: string): number {
  if (path === "/v1/imports") return bodyLimits.imports;
  return path === "/v1/decisions" ? bodyLimits.decisions : bodyLimits.normal;
}

/** True where every escape in the path stands for a character. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Refuses a request whose headers or address are too long, or whose path spells nothing.
 * @throws headers_too_large, invalid_input, not_found
 */
export function limitHead(): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    let size = 0;
    // A line of a header has four more bytes: colon, space and the line's end.
    for (const [name, value] of c.req.raw.headers) size += name.length + value.length + 4;
    if (size > headerLimit) refuse("headers_too_large", { limit: headerLimit });
    if (c.req.url.length > urlLimit)
      throw new RequestFault("query", [
        { path: "", rule: "too_big", args: { maximum: urlLimit, origin: "string" } },
      ]);
    if (!isReadable(new URL(c.req.url).pathname)) refuse("not_found");
    return next();
  };
}

/** Refuses a body above its size, told or only found by reading. @throws body_too_large */
export function limitBody(): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const limit = bodyLimitOf(c.req.path);
    return bodyLimit({
      maxSize: limit,
      onError: () => {
        throw new DomainError("body_too_large", { limit });
      },
    })(c, next);
  };
}

/** Refuses JSON that is nested too deeply, before anything parses it. @throws body_too_deep */
export function limitDepth(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.raw.body === null || !/\bjson\b/i.test(c.req.header("Content-Type") ?? "")) return next();
    const bytes = await c.req.raw.arrayBuffer();
    if (isDeeperThan(depthLimit, new Uint8Array(bytes))) refuse("body_too_deep", { limit: depthLimit });
    c.req.raw = new Request(c.req.raw, { body: bytes });
    return next();
  };
}
