import { createHttpApp } from "./app.ts";
import { everyUseCase, gatewayEntry } from "./gateway-entry.ts";

/** What it asks for. It sends nothing: the calls that do are answered by the function of the pages. @public */
export const links = everyUseCase;

/** Lambda entry of the JSON API, without a page. @public */
export const handler = gatewayEntry(links, createHttpApp);
