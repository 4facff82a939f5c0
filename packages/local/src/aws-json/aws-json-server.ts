import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { LocalServiceError } from "../local-service-error.ts";
import { AwsError } from "./aws-error.ts";

export type Json = Record<string, unknown>;

/** What a handler knows of the caller: its own address and whether the client is still there. */
export interface Call {
  endpoint: string;
  signal: AbortSignal;
}

export interface AwsJsonServer {
  endpoint: string;
  /** Requests received since start, per operation name; also at GET /_counts. */
  counts(): Record<string, number>;
  close(): Promise<void>;
}

export interface AwsJsonServerOptions {
  service: string;
  targetPrefix: string;
  /** 0 takes a free port. */
  port: number;
  unknownOperation: () => AwsError;
  handle: (operation: string, body: Json, call: Call) => Promise<unknown>;
  onRequest?: ((operation: string) => void) | undefined;
}

const CLOSING_PATIENCE_MS = 5_000;
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** Serves AWS JSON 1.0 on 127.0.0.1; refuses a port in use with a LocalServiceError. */
export async function startAwsJsonServer(options: AwsJsonServerOptions): Promise<AwsJsonServer> {
  const counts = new Map<string, number>();
  let endpoint = "";
  let closing = false;
  const server = createServer((request, response) => {
    if (closing) response.setHeader("connection", "close");
    response.on("finish", () => closing && setImmediate(() => server.closeIdleConnections()));
    if (request.method === "GET" && request.url === "/_counts") {
      send(response, 200, Object.fromEntries(counts));
      return;
    }
    const abort = new AbortController();
    response.on("close", () => abort.abort());
    answer(request, response, options, counts, { endpoint, signal: abort.signal }).catch((error: unknown) => {
      console.error(`${options.service}: ${error instanceof Error ? error.stack : String(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, 500, { __type: "InternalServerError", message: "The local service failed." });
    });
  });
  server.keepAliveTimeout = 60_000;
  await listen(server, options);
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    counts: () => Object.fromEntries(counts),
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        const impatient = setTimeout(() => server.closeAllConnections(), CLOSING_PATIENCE_MS);
        server.close((error) => {
          clearTimeout(impatient);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, options: AwsJsonServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new LocalServiceError(
              "port-in-use",
              `Port ${options.port} for the local ${options.service} is already in use.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(options.port, "127.0.0.1", resolve);
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: AwsJsonServerOptions,
  counts: Map<string, number>,
  call: Call,
): Promise<void> {
  try {
    const operation = operationOf(request, options);
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    options.onRequest?.(operation);
    const result = await options.handle(operation, await readBody(request), call);
    send(response, 200, result ?? {});
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.queryCode) response.setHeader("x-amzn-query-error", `${error.queryCode};Sender`);
    send(response, error.statusCode, { __type: error.type, message: error.message, ...error.details });
  }
}

function operationOf(request: IncomingMessage, options: AwsJsonServerOptions): string {
  const target = String(request.headers["x-amz-target"] ?? "");
  const type = String(request.headers["content-type"] ?? "");
  // A page in the operator's browser can reach loopback too; only SDK calls carry no Origin and this type.
  const fromSdk = request.headers.origin === undefined && type.startsWith("application/x-amz-json-1.0");
  if (request.method !== "POST" || !fromSdk || !target.startsWith(`${options.targetPrefix}.`)) {
    request.resume();
    throw options.unknownOperation();
  }
  return target.slice(options.targetPrefix.length + 1);
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const tooLarge = new AwsError("com.amazon.coral.service#RequestEntityTooLargeException", "Too large.", {
    statusCode: 413,
  });
  if (Number(request.headers["content-length"] ?? 0) > MAX_REQUEST_BYTES) {
    request.resume();
    throw tooLarge;
  }
  const source = await text(request);
  if (Buffer.byteLength(source) > MAX_REQUEST_BYTES) throw tooLarge;
  try {
    const body: unknown = JSON.parse(source || "{}");
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Json;
  } catch {}
  throw new AwsError("com.amazon.coral.service#SerializationException", "The body is not a JSON object.");
}

function send(response: ServerResponse, statusCode: number, body: unknown): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(statusCode, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": bytes.length,
    "x-amzn-requestid": randomUUID(),
    "x-amz-crc32": crc32(bytes),
  });
  response.end(bytes);
}
