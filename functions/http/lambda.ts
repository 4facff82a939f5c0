import type { Ports } from "@tawafuq/core/ports";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createHttpApp } from "./app.ts";
import { sourceOf } from "./gateway-address.ts";
import { mountPages, problemPage } from "./pages/mount.ts";

type ApiHandler = ReturnType<typeof handle>;

/** The application behind API Gateway (HTTP API, payload 2.0). */
export function createApiHandler(ports: Ports): ApiHandler {
  const app = createHttpApp(ports, {
    log: ports.log,
    mountPages: (to) => mountPages(to, ports),
    problemPage,
    secureCookies: true,
    addressOf: sourceOf,
  });
  return handle(app);
}

let ready: ApiHandler | undefined;

async function makeReady(): Promise<ApiHandler> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const [{ getPorts }, { createAwsTransports }] = await Promise.all([
    import("../ports.ts"),
    import("@tawafuq/aws/transports/aws"),
  ]);
  return createApiHandler(await getPorts(createAwsTransports));
}

/** Lambda entry. @public */
export const handler = async (
  event: LambdaEvent,
  context?: LambdaContext,
): Promise<Awaited<ReturnType<ApiHandler>>> => {
  ready ??= await makeReady();
  return ready(event, context);
};
