import type { Context } from "aws-lambda";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { getPorts } from "../ports.ts";
import { createHttpApp } from "./app.ts";
import { mountPages } from "./pages/mount.ts";

type Answer = ReturnType<ReturnType<typeof handle>>;

let ready: ReturnType<typeof handle> | undefined;

/** Lambda entry behind API Gateway (HTTP API, payload 2.0). */
export const handler = (event: LambdaEvent, context?: Context): Answer => {
  ready ??= handle(createHttpApp(getPorts(), { log: getPorts().log, mountPages, secureCookies: true }));
  return ready(event, context);
};
