import type { Ports } from "@tawafuq/core/ports";
import { isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import { APIError } from "better-auth/api";
import { ActorView } from "../http/actor-view.ts";
import type { App, AppContext } from "../http/app-env.ts";
import {
  PasskeyOptions,
  PasskeyView,
  passkeyOptionsRoute,
  passkeySessionRoute,
  registrationOptionsRoute,
  registrationRoute,
} from "./contract.ts";
import type { Desk } from "./desk.ts";
import { mayHavePasskey } from "./may-have-passkey.ts";

/** Better Auth's answer; what it refuses is told in our words. @throws passkey_refused, session_ended */
export async function ask<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error) || !(error instanceof APIError)) throw error;
    // A session of yesterday may look at things, but not give itself another way in.
    if (error.body?.code === "SESSION_NOT_FRESH") refuse("session_ended");
    return refuse("passkey_refused");
  }
}

function setCookies(c: AppContext, headers: Headers): void {
  for (const line of headers.getSetCookie()) c.header("Set-Cookie", line, { append: true });
  c.header("Cache-Control", "no-store");
}

/** The person at work; keys have no passkeys. @throws not_found, not_allowed */
export async function passkeyOwner(c: AppContext, ports: Ports): Promise<string> {
  const personId = c.get("session")?.personId ?? refuse("not_found");
  await mayHavePasskey(ports, personId);
  return personId;
}

export function passkeyRoutes(app: App, ports: Ports, desk: Desk): void {
  app.openapi(passkeyOptionsRoute, async (c) => {
    const asked = { headers: new Headers(), returnHeaders: true } as const;
    const { response, headers } = await ask(desk.auth(c).api.generatePasskeyAuthenticationOptions(asked));
    setCookies(c, headers);
    return c.json(PasskeyOptions.parse(response), 200);
  });

  app.openapi(passkeySessionRoute, async (c) => {
    const asked = { body: c.req.valid("json"), headers: c.req.raw.headers, returnHeaders: true } as const;
    const { headers } = await ask(desk.auth(c).api.verifyPasskeyAuthentication(asked));
    const actor = await desk.admit(c, { setCookies: headers.getSetCookie() });
    return c.json(ActorView.parse(actor), 200);
  });

  app.openapi(registrationOptionsRoute, async (c) => {
    await passkeyOwner(c, ports);
    const asked = { headers: c.req.raw.headers, returnHeaders: true } as const;
    const { response, headers } = await ask(desk.auth(c).api.generatePasskeyRegistrationOptions(asked));
    setCookies(c, headers);
    return c.json(PasskeyOptions.parse(response), 200);
  });

  app.openapi(registrationRoute, async (c) => {
    await passkeyOwner(c, ports);
    const asked = { body: c.req.valid("json"), headers: c.req.raw.headers, returnHeaders: true } as const;
    const { response, headers } = await ask(desk.auth(c).api.verifyPasskeyRegistration(asked));
    setCookies(c, headers);
    return c.json(PasskeyView.parse({ id: response.id }), 201);
  });
}
