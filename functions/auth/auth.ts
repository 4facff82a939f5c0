import { passkey } from "@better-auth/passkey";
import { codeRules } from "@tawafuq/core/codes/code";
import { sendCode } from "@tawafuq/core/codes/send-code";
import type { Language } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import { sessionSeconds } from "@tawafuq/core/sessions/rotate-session";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { emailOTP, phoneNumber } from "better-auth/plugins";
import { createIdentityAdapter } from "./adapter.ts";
import { mayHavePasskey } from "./may-have-passkey.ts";
import type { Place } from "./place.ts";
import { storedCode } from "./stored-code.ts";

const daySeconds = 24 * 3600;

/** Carries the reader's language to where the phone's code is sent: only our own calls come there. */
export const languageHeader = "x-tawafuq-language";

/** A code as the phone plugin would store it: in clear, with the number of tries. */
const clearCode = /^(\d{6}):(\d+)$/;

function cookies({ secureCookies }: Place) {
  const prefix = secureCookies ? "__Host-tawafuq" : "tawafuq";
  return {
    // The prefix is ours: Better Auth would write __Secure-, which lets a neighbouring host set the cookie.
    useSecureCookies: false,
    defaultCookieAttributes: { secure: secureCookies, httpOnly: true, sameSite: "lax", path: "/" },
    cookies: {
      session_token: { name: `${prefix}_session` },
      session_data: { name: `${prefix}_session_data` },
      dont_remember: { name: `${prefix}_dont_remember` },
    },
  } as const;
}

function signInMethods(ports: Ports, { origin, secureCookies }: Place) {
  const { validSeconds, digits, tries } = codeRules;
  return [
    emailOTP({
      otpLength: digits,
      expiresIn: validSeconds,
      allowedAttempts: tries,
      storeOTP: { hash: async (code) => storedCode(ports, code) },
      sendVerificationOTP: () => Promise.reject(new Error("codes are made by requestCode only")),
    }),
    phoneNumber({
      otpLength: digits,
      expiresIn: validSeconds,
      allowedAttempts: tries,
      sendOTP: ({ phoneNumber: value, code }, context) => {
        const language = (context?.headers?.get(languageHeader) ?? "ar") as Language;
        return sendCode(ports, code, { address: { kind: "phone", value }, language });
      },
      signUpOnVerification: {
        getTempEmail: () => `${ports.newId("pers").toLowerCase()}@phone.invalid`,
        getTempName: () => "",
      },
    }),
    passkey({
      rpName: "Tawafuq",
      rpID: new URL(origin).hostname,
      origin,
      advanced: {
        webAuthnChallengeCookie: secureCookies ? "__Host-tawafuq_passkey" : "tawafuq_passkey",
      },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      registration: {
        afterVerification: async ({ user, verification }) => {
          if (!verification.registrationInfo?.userVerified)
            throw new Error("the device did not ask who it is");
          await mayHavePasskey(ports, user.id);
        },
      },
      authentication: {
        afterVerification: async ({ verification }) => {
          if (!verification.authenticationInfo.userVerified)
            throw new Error("the device did not ask who it is");
        },
      },
    }),
  ];
}

/**
 * Better Auth for one place. Its own routes are not mounted anywhere: our routes call what they need of it, and
 * nothing else of it can be reached.
 */
export function createAuth(ports: Ports, place: Place) {
  return betterAuth({
    appName: "Tawafuq",
    baseURL: place.origin,
    basePath: "/auth",
    trustedOrigins: [place.origin],
    secret: ports.vault.secret("session"),
    database: createIdentityAdapter(ports),
    session: { expiresIn: sessionSeconds, updateAge: daySeconds, freshAge: daySeconds },
    // Cleaning up by query would read the whole table; the table's TTL does it.
    verification: { disableCleanup: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      ...cookies(place),
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      verification: {
        create: {
          before: async (row) => {
            const [, code, tries] = clearCode.exec(row.value) ?? [];
            if (code === undefined) return;
            return { data: { ...row, value: `${storedCode(ports, code)}:${tries}` } };
          },
        },
      },
    },
    // What it would tell besides may hold an address.
    logger: {
      level: "warn",
      log: (level, message) => ports.log[level === "error" ? "error" : "warn"](message),
    },
    plugins: signInMethods(ports, place),
  } satisfies BetterAuthOptions);
}

export type Auth = ReturnType<typeof createAuth>;
