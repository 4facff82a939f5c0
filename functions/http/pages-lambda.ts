import type { LinkName } from "../links.ts";
import { openAwsTransports } from "../open-transports.ts";
import { everyUseCase, gatewayEntry } from "./gateway-entry.ts";
import { createPagesApp } from "./pages-app.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = [...everyUseCase, "Mail", "Sms"];

/** Lambda entry of the pages, without the JSON API. @public */
export const handler = gatewayEntry(links, createPagesApp, openAwsTransports);
