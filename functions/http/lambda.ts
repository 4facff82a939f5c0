import type { LinkName } from "../links.ts";
import { createHttpApp } from "./app.ts";
import { gatewayEntry } from "./gateway-entry.ts";

/** What it asks for. It sends nothing: the two calls that do are answered by the function of the pages. @public */
export const links: readonly LinkName[] = [
  ...(["Table", "Erasures", "MasterKey", "SiteKey"] as const),
  ...(["MatchRequests", "MatchRequestsDead", "Notices", "NoticesDead"] as const),
  ...(["InboundEvents", "InboundEventsDead"] as const),
];

/** Lambda entry of the JSON API, without a page. @public */
export const handler = gatewayEntry(links, createHttpApp);
