import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createFilesApp } from "./files.ts";
import { sourceOf } from "./gateway-address.ts";

type FilesHandler = ReturnType<typeof handle>;

let ready: FilesHandler | undefined;

async function makeReady(): Promise<FilesHandler> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return handle(createFilesApp(ports, { log: ports.log, secureCookies: true, addressOf: sourceOf }));
}

/** Lambda entry. @public */
export const handler = async (
  event: LambdaEvent,
  context?: LambdaContext,
): Promise<Awaited<ReturnType<FilesHandler>>> => {
  ready ??= await makeReady();
  return ready(event, context);
};
