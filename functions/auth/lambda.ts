import { gatewayEntry } from "../http/gateway-entry.ts";
import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";
import { createAuthApp } from "./app.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "SiteKey", "Mail", "Sms"];

/** Lambda entry of the identity function. @public */
export const handler = gatewayEntry(links, createAuthApp, openAwsTransports);
