import type { AppContext } from "./app-env.ts";

/*
 * Behind HTTPS every name begins with __Host-: the browser then takes the cookie from this host alone, over HTTPS
 * alone, for every path. On one machine there is no HTTPS, and browsers refuse such names there.
 */
const nameOf = (name: string) => (c: AppContext) =>
  `${c.get("secureCookies") ? "__Host-" : ""}tawafuq_${name}`;

/** Holds the signed token of a session; the identity function sets it. */
export const sessionCookie = nameOf("session");
/** Holds which of the person's grants or mandates is at work: a wish, looked up with every request. */
export const roleCookie = nameOf("role");
/** Holds the key of somebody who came in with one on a page. */
export const keyCookie = nameOf("key");
/** Holds the language chosen on a page. */
export const languageCookie = nameOf("lang");

/** Finds the form that was sent without a session. */
export const parkedCookie = nameOf("parked");

/** How every cookie of ours is set: unreadable for scripts, never sent along from another site's form. */
export function cookieOptions(c: AppContext, maxAge: number) {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: c.get("secureCookies") ?? false,
    maxAge,
  } as const;
}
