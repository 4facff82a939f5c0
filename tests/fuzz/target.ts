import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";

/** What the requests are sent to. */
export interface Target {
  readonly origin: string;
  send(request: Request): Promise<Response>;
  /** Token of an administrator; without one, nobody but strangers send. */
  readonly administrator?: string;
  /** The application itself where it runs in this process: people can be signed in then. */
  readonly app?: TestApp;
  /** Has queued work done; elsewhere it is waited for. */
  settle(): Promise<void>;
  /** What the service logged as its own fault since the last call. */
  faults(): readonly string[];
  /** Moves the clock on, where it can be moved. */
  pass(seconds: number): void;
  stop(): Promise<void>;
}

/** A bank of its own in this process; its clock is moved by the run. */
export async function startTarget(): Promise<Target> {
  const app = await startTestApp();
  const administrator = await app.keyFor({ kind: "administrator", id: "fuzz" });
  let now = Date.now();
  let told = 0;
  return {
    origin: "http://127.0.0.1",
    send: async (request) => {
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      const body = request.body === null ? undefined : await request.text();
      return app.request(`${pathname}${search}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
    },
    administrator,
    app,
    settle: () => app.drain(),
    faults() {
      const lines = app.logged.slice(told).filter((line) => line.startsWith('{"level":"error"'));
      told = app.logged.length;
      return lines;
    },
    pass(seconds) {
      now += seconds * 1000;
      app.setNow(new Date(now).toISOString());
    },
    stop: () => app.stop(),
  };
}

const waitMs = 3000;

/** A service that runs elsewhere. */
export function remoteTarget(origin: string, administrator: string | undefined): Target {
  return {
    origin,
    send: (request) => fetch(request),
    ...(administrator === undefined ? {} : { administrator }),
    settle: () => new Promise((resolve) => setTimeout(resolve, waitMs)),
    faults: () => [],
    pass: () => undefined,
    stop: async () => undefined,
  };
}
