import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Actor } from "@tawafuq/core/actors/actor";
import type { Language } from "@tawafuq/core/language/localized-text";
import type { Mandate } from "@tawafuq/core/mandates/mandate";
import type { Session } from "@tawafuq/core/sessions/session";
import type { Context } from "hono";

/** What every request carries once the middleware has run. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** The reader's, by Accept-Language. */
    language: Language;
    actor: Actor;
    /** The session the cookie belongs to, where there is one. */
    session?: Session;
    /** The mandate an agent acts under, where there is one. */
    mandate?: Mandate;
    /** True where cookies must not leave HTTPS. */
    secureCookies: boolean;
    /** What requests are counted for: the network they came from. */
    address: string;
  };
}

export type App = OpenAPIHono<AppEnv>;
export type AppContext = Context<AppEnv>;

/** Who acts in this request; nobody until the access table has been asked. */
export function actorOf(c: AppContext): Actor {
  return c.get("actor") ?? { kind: "anonymous" };
}
