import type { Ports } from "@tawafuq/core/ports";
import type { AppContext } from "../http/app-env.ts";

/** Where people reach the pages: passkeys belong to its host, and cookies to its scheme. */
export interface Place {
  readonly origin: string;
  readonly secureCookies: boolean;
}

/** On one machine the loopback has two names, and passkeys take only the one that is a name. */
const loopback = ["localhost", "127.0.0.1"];

/** The site's own place; on one machine the loopback name that the visitor used. */
export function placeOf(c: AppContext, ports: Ports): Place {
  const secureCookies = c.get("secureCookies");
  const asked = new URL(c.req.url);
  const isLocal = !secureCookies && loopback.includes(asked.hostname);
  return { origin: isLocal ? asked.origin : new URL(ports.siteUrl).origin, secureCookies };
}
