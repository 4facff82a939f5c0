import type { Ports } from "@tawafuq/core/ports";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lambdaEntry, openAwsTransports } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { createHttpApp } from "./app.ts";
import { mountPages, problemPage } from "./pages/mount.ts";
import { addressBehind } from "./site-key.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = [
  ...(["Table", "Erasures", "MasterKey", "Mail", "Sms", "SiteKey"] as const),
  ...(["MatchRequests", "MatchRequestsDead", "Notices", "NoticesDead"] as const),
  ...(["InboundEvents", "InboundEventsDead"] as const),
];

type ApiHandler = ReturnType<typeof handle>;

/**
 * The application behind API Gateway (HTTP API, payload 2.0).
 * @param siteKey the keys the site may show, with commas; `none` where there is no site in front
 */
export function createApiHandler(ports: Ports, siteKey: string): ApiHandler {
  const app = createHttpApp(ports, {
    log: ports.log,
    mountPages: (to) => mountPages(to, ports),
    problemPage,
    secureCookies: true,
    siteKey,
    addressOf: addressBehind(siteKey),
  });
  return handle(app);
}

/** Lambda entry. @public */
export const handler = lambdaEntry<LambdaEvent, Awaited<ReturnType<ApiHandler>>>(
  links,
  (ports, { SiteKey: { value } = { value: "none" } }) => {
    const answer = createApiHandler(ports, value);
    return (event, context) => answer(event, context as LambdaContext);
  },
  openAwsTransports,
);
