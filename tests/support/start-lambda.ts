import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const runner = fileURLToPath(new URL("lambda-process.mjs", import.meta.url));

export interface Lambda {
  /** What the handler answers. @throws Error with what it threw */
  invoke(event: object): Promise<unknown>;
  /** CPU time of the process until its last answer, start included. */
  readonly cpuMs: () => number;
  /** What the process wrote so far. */
  readonly output: () => string;
  stop(): Promise<void>;
}

interface Reply {
  readonly result?: unknown;
  readonly error?: string;
  readonly cpuMs?: number;
}

async function replyOf(child: ChildProcess, output: () => string): Promise<Reply> {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`The process ended with ${code}:\n${output()}`);
  });
  ended.catch(() => undefined);
  try {
    const [reply] = await Promise.race([once(child, "message", { signal }), ended]);
    return reply as Reply;
  } finally {
    // Else every call would leave a listener behind.
    answered.abort();
  }
}

/** A fresh process with the bundle of this folder, and nothing in its environment but what is given. */
export async function startLambda(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Lambda> {
  let written = "";
  const child = fork(runner, [join(folder, "bundle.mjs")], {
    cwd: folder,
    env: environment,
    execArgv: [],
    silent: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      written += chunk;
    });
  }
  const output = () => written;
  await replyOf(child, output);
  let spentMs = 0;
  return {
    cpuMs: () => spentMs,
    output,
    async invoke(event) {
      child.send(event);
      const { result, error, cpuMs } = await replyOf(child, output);
      spentMs = cpuMs ?? spentMs;
      if (error !== undefined) throw new Error(`${error}\n${written}`);
      return result;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill();
      await gone;
    },
  };
}

/** An event of API Gateway, HTTP API, payload 2.0. */
export function gatewayEvent(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): object {
  const { pathname, search } = new URL(path, "https://tawafuq.example");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { host: "tawafuq.example", "x-forwarded-proto": "https", ...headers },
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "tawafuq.example",
      domainPrefix: "tawafuq",
      http: { method, path: pathname, protocol: "HTTP/1.1", sourceIp: "2001:db8::1", userAgent: "test" },
      requestId: "request",
      routeKey: "$default",
      stage: "$default",
      time: "01/Mar/2026:08:00:00 +0000",
      timeEpoch: 1_772_352_000_000,
    },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body }),
  };
}

/** An event of an SQS FIFO queue with these bodies. */
export function queueEvent(...bodies: readonly object[]): object {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `message-${at}`,
      receiptHandle: `receipt-${at}`,
      body: JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1772352000000",
        SequenceNumber: String(at),
        MessageGroupId: `group-${at}`,
        MessageDeduplicationId: `message-${at}`,
        SenderId: "test",
        ApproximateFirstReceiveTimestamp: "1772352000000",
      },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:queue.fifo",
      awsRegion: "eu-west-3",
    })),
  };
}

interface GatewayResult {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** Status, media type and body of what a handler answered the gateway. */
export function gatewayAnswer(result: unknown) {
  const { statusCode = 0, headers = {}, body = "", isBase64Encoded = false } = result as GatewayResult;
  return {
    status: statusCode,
    type: headers["content-type"] ?? "",
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  };
}
