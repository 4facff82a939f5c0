import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { createFilesApp } from "./files.ts";
import { addressBehind } from "./site-key.ts";

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "SiteKey"];

type FilesHandler = ReturnType<typeof handle>;

/** Lambda entry. @public */
export const handler = lambdaEntry<LambdaEvent, Awaited<ReturnType<FilesHandler>>>(
  links,
  (ports, { SiteKey: { value: siteKey } = { value: "none" } }) => {
    const { log } = ports;
    const app = createFilesApp(ports, {
      log,
      secureCookies: true,
      siteKey,
      addressOf: addressBehind(siteKey),
    });
    const answer = handle(app);
    return (event, context) => answer(event, context as LambdaContext);
  },
);
