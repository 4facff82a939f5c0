import type { Actor } from "@tawafuq/core/actors/actor";
import { readAddress } from "@tawafuq/core/codes/address";
import { readCode } from "@tawafuq/core/codes/code";
import { proveAddress } from "@tawafuq/core/deliveries/prove-address";
import type { Language } from "@tawafuq/core/language/localized-text";
import { requireWithin } from "@tawafuq/core/limits/require-within";
import type { Ports } from "@tawafuq/core/ports";
import { getCookie } from "hono/cookie";
import type { AppContext } from "../http/app-env.ts";
import { sessionCookie } from "../http/cookies.ts";
import { type Auth, createAuth } from "./auth.ts";
import { type OnSignedIn, type OpenedSession, openSession, welcome } from "./open-session.ts";
import { placeOf } from "./place.ts";
import { requestCode } from "./request-code.ts";

/** Where API and pages ask for codes and sessions: what both do is done here. */
export interface Desk {
  /** Better Auth for where this request came. */
  auth(c: AppContext): Auth;
  /** @throws invalid_input, too_many_requests, busy_try_again */
  sendCode(c: AppContext, typed: string, language: Language): Promise<void>;
  /** @throws invalid_input, too_many_requests, code_wrong, code_expired */
  enter(c: AppContext, typed: string, code: string): Promise<Actor>;
  /** Sets the cookies of a session and tells who came in. */
  admit(c: AppContext, opened: OpenedSession): Promise<Actor>;
}

export function openDesk(ports: Ports, onSignedIn: OnSignedIn): Desk {
  const auths = new Map<string, Auth>();

  const desk: Desk = {
    auth(c) {
      const place = placeOf(c, ports);
      const found = auths.get(place.origin) ?? createAuth(ports, place);
      auths.set(place.origin, found);
      return found;
    },
    async sendCode(c, typed, language) {
      const address = readAddress(typed);
      await requireWithin(ports, "codes_per_address", c.get("address"));
      await requireWithin(ports, "codes_per_destination", address.value);
      await requestCode(ports, desk.auth(c), address, language);
    },
    async enter(c, typed, written) {
      const address = readAddress(typed);
      const code = readCode(written);
      await requireWithin(ports, "code_checks_per_destination", address.value);
      const userAgent = c.req.header("User-Agent") ?? "";
      const opened = await openSession(ports, desk.auth(c), { address, code, userAgent });
      await proveAddress(ports, address);
      return desk.admit(c, opened);
    },
    async admit(c, opened) {
      const cookieName = sessionCookie(c);
      const actor = await welcome(ports, opened, {
        cookieName,
        before: getCookie(c, cookieName),
        onSignedIn,
      });
      for (const line of opened.setCookies) c.header("Set-Cookie", line, { append: true });
      c.header("Cache-Control", "no-store");
      return actor;
    },
  };
  return desk;
}
