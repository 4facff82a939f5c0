import type { Actor } from "@tawafuq/core/actors/actor";
import type { Address } from "@tawafuq/core/codes/address";
import { codeRules } from "@tawafuq/core/codes/code";
import type { Person } from "@tawafuq/core/people/person";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { identify } from "@tawafuq/core/sessions/identify";
import { signOut } from "@tawafuq/core/sessions/sign-out";
import { APIError } from "better-auth/api";
import type { Auth } from "./auth.ts";
import { storedCode } from "./stored-code.ts";

/** What happens for a person who has just signed in: roles that wait for the address are given, for example. */
export type OnSignedIn = (ports: Ports, person: Person) => Promise<void>;

/** Longer ones tell nothing more of a device. */
const keptUserAgent = 300;

/** What Better Auth may know of the request. */
function headersFor(userAgent: string): Headers {
  return new Headers({ "user-agent": userAgent.slice(0, keptUserAgent) });
}

function verify(ports: Ports, auth: Auth, address: Address, code: string, headers: Headers) {
  const asked = { headers, returnHeaders: true } as const;
  return address.kind === "email"
    ? auth.api.signInEmailOTP({ body: { email: address.value, otp: code }, ...asked })
    : auth.api.verifyPhoneNumber({
        body: { phoneNumber: address.value, code: storedCode(ports, code) },
        ...asked,
      });
}

/** Tries left of the code that waits for this address; undefined where none waits. */
async function triesLeft(auth: Auth, { kind, value }: Address): Promise<number | undefined> {
  const { internalAdapter } = await auth.$context;
  const row = await internalAdapter.findVerificationValue(kind === "email" ? `sign-in-otp-${value}` : value);
  if (row === null || row.expiresAt < new Date()) return undefined;
  return Math.max(0, codeRules.tries - Number(row.value.split(":").at(-1)));
}

/** The session's cookies for the browser; nothing of them is for scripts. */
export interface OpenedSession {
  readonly setCookies: readonly string[];
}

/**
 * Opens a session by a code; each code works once, for ten minutes, and stands three tries.
 * @throws code_wrong {tries}, code_expired (with tries 0 where it has just been stopped)
 */
export async function openSession(
  ports: Ports,
  auth: Auth,
  asked: { readonly address: Address; readonly code: string; readonly userAgent: string },
): Promise<OpenedSession> {
  const { address, code, userAgent } = asked;
  try {
    const { headers } = await verify(ports, auth, address, code, headersFor(userAgent));
    return { setCookies: headers.getSetCookie() };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    const tries = await triesLeft(auth, address);
    if (tries === undefined) refuse("code_expired");
    return tries === 0 ? refuse("code_expired", { tries }) : refuse("code_wrong", { tries });
  }
}

/** The value of a cookie among the lines that set cookies. */
function cookieIn(setCookies: readonly string[], name: string): string | undefined {
  const line = setCookies.find((text) => text.startsWith(`${name}=`));
  return line === undefined
    ? undefined
    : decodeURIComponent(line.slice(name.length + 1).split(";", 1)[0] ?? "");
}

/** Greets whoever has just signed in: ends the session that was open here before, and tells who they are now. */
export async function welcome(
  ports: Ports,
  opened: OpenedSession,
  at: { readonly cookieName: string; readonly before: string | undefined; readonly onSignedIn: OnSignedIn },
): Promise<Actor> {
  const cookie = cookieIn(opened.setCookies, at.cookieName) ?? refuse("not_signed_in");
  const session = (await ports.sessions.open(cookie)) ?? refuse("not_signed_in");
  const person = (await ports.people.get(session.personId)) ?? refuse("not_signed_in");
  await signOut(ports, at.before);
  await at.onSignedIn(ports, person);
  return (await identify(ports, cookie, undefined)).actor;
}
