import { getConnInfo } from "@hono/node-server/conninfo";
import type { Log, Ports } from "@tawafuq/core/ports";
import { createHttpApp } from "@tawafuq/functions/http/app";
import { mountPages, problemPage } from "@tawafuq/functions/http/pages/mount";
import { createMailboxPages } from "./mailbox-pages.tsx";

export type Stage = "starting" | "importing" | "matching and telling" | "ready";

/** What `/healthz` tells: 503 until the demo bank is imported, matched and told, then 200. */
export interface Progress {
  readonly ready: boolean;
  readonly stage: Stage;
  readonly imported: number;
  readonly toMatch: number;
  readonly toTell: number;
  readonly [count: string]: unknown;
}

export interface SiteOptions {
  readonly log: Log;
  /** Folder of the letters shown at `/dev/mailbox`. */
  readonly mailbox: string;
  readonly progress?: () => Progress;
}

/** The application as on AWS, and beside it the mailbox of this machine. */
export function createSite(ports: Ports, options: SiteOptions) {
  const { log, mailbox, progress } = options;
  const app = createHttpApp(ports, {
    log,
    ...(progress === undefined ? {} : { progress }),
    mountPages: (to) => mountPages(to, ports, { mailbox: true }),
    problemPage,
    addressOf: (c) => getConnInfo(c).remote.address,
  });
  const letters = createMailboxPages(mailbox);
  const isLetters = (request: Request) => /^\/dev\/mailbox(\/|$)/.test(new URL(request.url).pathname);
  return {
    app,
    fetch: (request: Request, connection?: object) =>
      (isLetters(request) ? letters : app).fetch(request, connection),
  };
}
