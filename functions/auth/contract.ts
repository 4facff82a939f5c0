import { createRoute } from "@hono/zod-openapi";
import { codeRules } from "@tawafuq/core/codes/code";
import { ActorView } from "../http/actor-view.ts";
import { answers, problems, takes } from "../http/describe.ts";
import * as z from "../http/openapi-zod.ts";

/*
 * What the identity function answers, apart from Better Auth, so that the contract of the API can tell of it
 * without loading it.
 */

const tags = ["sign-in"];
const address = z
  .string()
  .min(1)
  .max(254)
  .openapi({ description: "An e-mail, or a Moroccan phone number", example: "+212500000001" });

const CodeRequest = z.object({ address }).openapi("CodeRequest");
export const CodeSent = z
  .object({ validSeconds: z.literal(codeRules.validSeconds), tries: z.literal(codeRules.tries) })
  .openapi("CodeSent");

export const requestCodeRoute = createRoute({
  method: "post",
  path: "/auth/codes",
  tags,
  summary: "Send a code of six digits; the answer is the same for every address",
  request: { body: takes(CodeRequest) },
  responses: { 202: answers(CodeSent, "Sent"), ...problems },
});

const SignIn = z.object({ address, code: z.string().min(1).max(40) }).openapi("SignIn");

export const openSessionRoute = createRoute({
  method: "post",
  path: "/auth/sessions",
  tags,
  summary: "Open a session by a code; the session is in a cookie that scripts cannot read",
  request: { body: takes(SignIn) },
  responses: { 200: answers(ActorView, "Who one is now; Set-Cookie carries the session"), ...problems },
});

export const endSessionRoute = createRoute({
  method: "delete",
  path: "/auth/session",
  tags,
  summary: "Sign out: end the cookie's session at once",
  responses: { 204: { description: "There is no session any more" }, ...problems },
});

/** WebAuthn's own JSON (PublicKeyCredential…OptionsJSON): told on as it is. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() }).openapi("PasskeyOptions");
const bytes = z.string().max(20_000).openapi({ description: "base64url" });

/** What WebAuthn's answers have in common; what they claim is verified by their signatures. */
const deviceAnswer = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
};
const PasskeyAssertion = z
  .object({
    response: z.object({
      ...deviceAnswer,
      response: z.object({
        clientDataJSON: bytes,
        authenticatorData: bytes,
        signature: bytes,
        userHandle: bytes.optional(),
      }),
    }),
  })
  .openapi("PasskeyAssertion");
const PasskeyAttestation = z
  .object({
    response: z.object({
      ...deviceAnswer,
      response: z.looseObject({
        clientDataJSON: bytes,
        attestationObject: bytes,
        transports: z.array(z.string().max(50)).max(10).optional(),
      }),
    }),
  })
  .openapi("PasskeyAttestation");
export const PasskeyView = z.object({ id: z.string(), createdAt: z.string().optional() }).openapi("Passkey");

export const passkeyOptionsRoute = createRoute({
  method: "post",
  path: "/auth/passkey/options",
  tags,
  summary: "Begin to sign in with a passkey",
  responses: { 200: answers(PasskeyOptions, "What the browser asks the device"), ...problems },
});

export const passkeySessionRoute = createRoute({
  method: "post",
  path: "/auth/passkey/session",
  tags,
  summary: "Open a session by a passkey",
  request: { body: takes(PasskeyAssertion) },
  responses: { 200: answers(ActorView, "Who one is now; Set-Cookie carries the session"), ...problems },
});

export const registrationOptionsRoute = createRoute({
  method: "post",
  path: "/auth/passkey/registration-options",
  tags,
  summary: "Begin to add a passkey; needs a session of the last day",
  responses: { 200: answers(PasskeyOptions, "What the browser asks the device"), ...problems },
});

export const registrationRoute = createRoute({
  method: "post",
  path: "/auth/passkey/registration",
  tags,
  summary: "Add a passkey",
  request: { body: takes(PasskeyAttestation) },
  responses: { 201: answers(PasskeyView, "Added"), ...problems },
});

export const authContract = [
  requestCodeRoute,
  openSessionRoute,
  endSessionRoute,
  passkeyOptionsRoute,
  passkeySessionRoute,
  registrationOptionsRoute,
  registrationRoute,
];
