import type { Ports } from "@tawafuq/core/ports";
import type { Context } from "aws-lambda";
import type { LinkName, Links } from "./links.ts";
import type { Surroundings } from "./ports.ts";

/**
 * A Lambda entry: clients, ports and whatever `create` keeps are made once per process, at the first call that succeeds.
 * @param links what the function asks `infra/` for; the proof of the infrastructure reads it too
 * @param openTransports loads what sends letters, where the function sends any
 */
export function lambdaEntry<Event, Result>(
  links: readonly LinkName[],
  create: (ports: Ports, linked: Links) => (event: Event, context: Context) => Promise<Result>,
  openTransports?: () => Promise<Surroundings["createTransports"]>,
): (event: Event, context: Context) => Promise<Result> {
  let ready: ReturnType<typeof makeReady> | undefined;

  async function makeReady() {
    // Loaded by Lambda only: what runs on one machine brings its own ports.
    const [{ connect }, { createLambdaLog }, { createTelemetry }] = await Promise.all([
      import("./ports.ts"),
      import("./log.ts"),
      import("./telemetry.ts"),
    ]);
    const { measured, watch } = createTelemetry(process.env.AWS_LAMBDA_FUNCTION_NAME ?? "");
    const { during, ...log } = createLambdaLog();
    const { ports, links: linked } = await connect(links, {
      log,
      watch,
      createTransports: await openTransports?.(),
    });
    return { handle: create(ports, linked), during, measured };
  }

  return async (event, context) => {
    ready ??= makeReady().catch((error: unknown) => {
      // KMS may be out of reach for a moment: the next call tries again.
      ready = undefined;
      throw error;
    });
    const { handle, during, measured } = await ready;
    during(context);
    return measured(() => handle(event, context));
  };
}

/** A job that is told how much of its time is left, in milliseconds. */
export const withinItsTime =
  <Result>(run: (remainingMs: () => number) => Promise<Result>) =>
  (_event: unknown, context: Context): Promise<Result> =>
    run(() => context.getRemainingTimeInMillis());
