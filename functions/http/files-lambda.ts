import type { LinkName } from "../links.ts";
import { createFilesApp } from "./files.ts";
import { gatewayEntry } from "./gateway-entry.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "SiteKey"];

/** Lambda entry. @public */
export const handler = gatewayEntry(links, createFilesApp);
