import type { Ports } from "@tawafuq/core/ports";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import type { App } from "./app-env.ts";
import type { MiddlewareOptions } from "./middleware.ts";
import { addressBehind } from "./site-key.ts";

/** What every use case may need: people do on pages all that programs do by the API. */
export const everyUseCase: readonly LinkName[] = [
  ...(["Table", "Erasures", "MasterKey", "SiteKey"] as const),
  ...(["MatchRequests", "MatchRequestsDead", "Notices", "NoticesDead"] as const),
  ...(["InboundEvents", "InboundEventsDead"] as const),
];

type CreateApp = (ports: Ports, options: MiddlewareOptions) => App;
type GatewayHandler = ReturnType<typeof handle>;

/**
 * An app behind API Gateway (HTTP API, payload 2.0).
 * @param siteKey the keys the site may show, with commas; `none` where there is no site in front
 */
export function behindGateway(createApp: CreateApp, ports: Ports, siteKey: string): GatewayHandler {
  const { log } = ports;
  return handle(createApp(ports, { log, secureCookies: true, siteKey, addressOf: addressBehind(siteKey) }));
}

/**
 * The Lambda entry of such an app.
 * @param links what the function asks `infra/` for
 * @param openTransports loads what sends letters, where the function sends any
 */
export function gatewayEntry(
  links: readonly LinkName[],
  createApp: CreateApp,
  openTransports?: Parameters<typeof lambdaEntry>[2],
) {
  return lambdaEntry<LambdaEvent, Awaited<ReturnType<GatewayHandler>>>(
    links,
    (ports, { SiteKey: { value } = { value: "none" } }) => {
      const answer = behindGateway(createApp, ports, value);
      return (event, context) => answer(event, context as LambdaContext);
    },
    openTransports,
  );
}
