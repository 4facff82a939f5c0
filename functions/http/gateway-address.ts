import type { AppContext } from "./app-env.ts";

/** The peer as API Gateway saw it. Hono's own helper would fall back on a header that visitors can write. */
export function sourceOf(c: AppContext): string | undefined {
  const { requestContext } = c.env as { requestContext?: { http?: { sourceIp?: string } } };
  return requestContext?.http?.sourceIp;
}
