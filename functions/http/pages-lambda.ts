import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";
import { gatewayEntry } from "./gateway-entry.ts";
import { createPagesApp } from "./pages-app.ts";

/** What it asks for: people do on pages all that programs do by the API. @public */
export const links: readonly LinkName[] = [
  ...(["Table", "Erasures", "MasterKey", "Mail", "Sms", "SiteKey"] as const),
  ...(["MatchRequests", "MatchRequestsDead", "Notices", "NoticesDead"] as const),
  ...(["InboundEvents", "InboundEventsDead"] as const),
];

/** Lambda entry of the pages, without the JSON API. @public */
export const handler = gatewayEntry(links, createPagesApp, openAwsTransports);
