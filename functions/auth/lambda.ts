import type { Ports } from "@tawafuq/core/ports";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { sourceOf } from "../http/gateway-address.ts";
import { createAuthApp } from "./app.ts";

type AuthHandler = ReturnType<typeof handle>;

/** The identity function behind API Gateway (HTTP API, payload 2.0). */
function createAuthHandler(ports: Ports): AuthHandler {
  return handle(createAuthApp(ports, { log: ports.log, secureCookies: true, addressOf: sourceOf }));
}

let ready: AuthHandler | undefined;

async function makeReady(): Promise<AuthHandler> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const [{ getPorts }, { createAwsTransports }] = await Promise.all([
    import("../ports.ts"),
    import("@tawafuq/aws/transports/aws"),
  ]);
  return createAuthHandler(await getPorts(createAwsTransports));
}

/** Lambda entry. @public */
export const handler = async (
  event: LambdaEvent,
  context?: LambdaContext,
): Promise<Awaited<ReturnType<AuthHandler>>> => {
  ready ??= await makeReady();
  return ready(event, context);
};
