import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "@tawafuq/core/actors/actor";
import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { readMailbox, type StoredMail } from "@tawafuq/local/mailbox";
import { type BankOptions, type OpenBank, openBank } from "@tawafuq/local/open-bank";
import { createPump } from "@tawafuq/local/pump";
import { seedDemo } from "@tawafuq/local/seed";
import { createSite } from "@tawafuq/local/site";
import { listen } from "@tawafuq/local/web";

/** Keeps what was logged, so that a test can look for what must not stand there. */
function createKeptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) =>
    void lines.push(JSON.stringify({ level, message, ...fields }));
  return { lines, info: keep("info"), warn: keep("warn"), error: keep("error") };
}

interface TestRequest extends Omit<RequestInit, "body"> {
  /** Token of the key to act with. */
  readonly key?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: RequestInit["body"];
  /** Network address it comes from; one of its own where absent. */
  readonly from?: string;
}

export interface TestApp {
  readonly ports: Ports;
  readonly app: ReturnType<typeof createSite>["app"];
  /** The identity function's side: everything under /auth. */
  readonly auth: ReturnType<typeof createSite>["auth"];
  readonly bank: OpenBank;
  readonly dataDir: string;
  /** Everything logged so far, one JSON line each. */
  readonly logged: readonly string[];
  /** Straight into the app, without a network. */
  request(path: string, init?: TestRequest): Promise<Response>;
  /** Runs everything to idle. */
  drain(): Promise<void>;
  /** A token that acts for this bearer, who must exist. */
  keyFor(scope: KeyScope): Promise<string>;
  mailbox(): Promise<readonly StoredMail[]>;
  /** Stops the clock at this instant (ISO); undefined lets it run again. */
  setNow(instant: string | undefined): void;
  /** A real loopback address of the app; the first call opens it. */
  url(): Promise<string>;
  stop(): Promise<void>;
}

/** What the server of this machine would know of a request from there. */
function connectionFrom(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress } } };
}

/** An address that nobody else has, in the range for examples. */
let addresses = 0;
function newAddress(): string {
  addresses += 1;
  return `2001:db8:${Math.floor(addresses / 65_536).toString(16)}:${(addresses % 65_536).toString(16)}::1`;
}

/** The whole application on embedded services of its own in a new folder; nothing runs but what `drain` runs. */
export async function startTestApp(
  options: { demo?: boolean; watch?: BankOptions["watch"] } = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "tawafuq-test-"));
  const log = createKeptLog();
  let instant: string | undefined;
  const now = () => (instant === undefined ? new Date() : new Date(instant));
  const bank = await openBank({ dataDir, log, now, watch: options.watch });
  const { ports, mailbox } = bank;
  const pump = createPump({ ...bank, log, retryAfterSeconds: 0 });
  const site = createSite(ports, { log, mailbox });
  let web: ReturnType<typeof listen> | undefined;

  async function openWeb(): ReturnType<typeof listen> {
    const opened = await listen(0);
    opened.show(site.fetch);
    return opened;
  }

  if (options.demo === true) {
    await seedDemo(ports, dataDir, new AbortController().signal, () => undefined);
    await pump.drain();
  }

  return {
    ports,
    app: site.app,
    auth: site.auth,
    bank,
    dataDir,
    logged: log.lines,
    async request(path, { key, json, headers, from, ...init } = {}) {
      const sent = new Headers(headers);
      if (key !== undefined) sent.set("authorization", `Bearer ${key}`);
      if (json !== undefined) sent.set("content-type", "application/json");
      const body = json === undefined ? init.body : JSON.stringify(json);
      const request = { ...init, headers: sent, ...(body === undefined ? {} : { body }) };
      return site.fetch(
        new Request(new URL(path, "http://127.0.0.1"), request),
        connectionFrom(from ?? newAddress()),
      );
    },
    drain: () => pump.drain(),
    async keyFor(scope) {
      const input = { label: `test ${scope.kind}`, scope, expiresInDays: 30 };
      return (await issueKey(ports, systemActor("test"), input)).token;
    },
    mailbox: () => readMailbox(mailbox),
    setNow(next) {
      instant = next;
    },
    async url() {
      web ??= openWeb();
      return (await web).url;
    },
    async stop() {
      if (web !== undefined) await (await web).stop();
      await bank.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
