import type { Ports } from "@tawafuq/core/ports";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lambdaEntry, openAwsTransports } from "../entry.ts";
import { addressBehind } from "../http/site-key.ts";
import type { LinkName } from "../links.ts";
import { createAuthApp } from "./app.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "SiteKey", "Mail", "Sms"];

type AuthHandler = ReturnType<typeof handle>;

/** The identity function behind API Gateway (HTTP API, payload 2.0). */
function createAuthHandler(ports: Ports, siteKey: string): AuthHandler {
  return handle(
    createAuthApp(ports, {
      log: ports.log,
      secureCookies: true,
      siteKey,
      addressOf: addressBehind(siteKey),
    }),
  );
}

/** Lambda entry. @public */
export const handler = lambdaEntry<LambdaEvent, Awaited<ReturnType<AuthHandler>>>(
  links,
  (ports, { SiteKey: { value } = { value: "none" } }) => {
    const answer = createAuthHandler(ports, value);
    return (event, context) => answer(event, context as LambdaContext);
  },
  openAwsTransports,
);
