import { getConnInfo } from "@hono/node-server/conninfo";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { createAuthApp } from "@tawafuq/functions/auth/app";
import type { OnSignedIn } from "@tawafuq/functions/auth/open-session";
import { createHttpApp } from "@tawafuq/functions/http/app";
import { fileRoutes } from "@tawafuq/functions/http/files";
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
  readonly toHear: number;
  readonly [count: string]: unknown;
}

export interface SiteOptions {
  readonly log: Log;
  /** Folder of the letters shown at `/dev/mailbox`. */
  readonly mailbox: string;
  readonly progress?: () => Progress;
  /** What else happens for whoever has signed in. */
  readonly onSignedIn?: OnSignedIn;
}

/** The applications as on AWS, and beside it the mailbox of this machine. */
export function createSite(ports: Ports, options: SiteOptions) {
  const { log, mailbox, progress, onSignedIn } = options;
  const app = createHttpApp(ports, {
    log,
    ...(progress === undefined ? {} : { progress }),
    mountPages: (to) => mountPages(to, ports, { mailbox: true }),
    mountFiles: (to) => fileRoutes(to, ports, { mailbox: true }),
    problemPage,
    addressOf: (c) => getConnInfo(c).remote.address,
  });
  const auth = createAuthApp(ports, {
    log,
    mailbox: true,
    addressOf: (c) => getConnInfo(c).remote.address,
    ...(onSignedIn === undefined ? {} : { onSignedIn }),
  });
  const letters = createMailboxPages(mailbox);
  /** On AWS the gateway routes; here the first part of the path does. */
  function appFor(request: Request) {
    const { pathname } = new URL(request.url);
    if (/^\/dev\/mailbox(\/|$)/.test(pathname)) return letters;
    return pathname.startsWith("/auth/") ? auth : app;
  }
  return {
    app,
    auth,
    fetch: (request: Request, connection?: object) => appFor(request).fetch(request, connection),
  };
}
