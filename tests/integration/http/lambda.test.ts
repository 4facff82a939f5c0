import { createHttpApp } from "@tawafuq/functions/http/app";
import { behindGateway } from "@tawafuq/functions/http/gateway-entry";
import { createNotifyHandler } from "@tawafuq/functions/workers/notify";
import { createSweepHandler } from "@tawafuq/functions/workers/sweep";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type ApiEvent = Parameters<ReturnType<typeof behindGateway>>[0];

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** What API Gateway sends for an HTTP API, payload format 2.0. */
function apiEvent({
  method,
  path,
  query = "",
  headers = {},
  cookies,
  body,
  isBase64Encoded = false,
}: Sent): ApiEvent {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    ...(cookies === undefined ? {} : { cookies }),
    headers: { host: "abc123.execute-api.eu-west-3.amazonaws.com", "x-forwarded-proto": "https", ...headers },
    requestContext: {
      accountId: "000000000000",
      apiId: "abc123",
      authentication: null,
      authorizer: {},
      domainName: "abc123.execute-api.eu-west-3.amazonaws.com",
      domainPrefix: "abc123",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "test" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "12/Mar/2026:19:03:58 +0000",
      timeEpoch: 1773342238000,
    },
    body: body ?? null,
    isBase64Encoded,
  };
}

describe("the Lambda entries", () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startTestApp();
    key = await app.keyFor({ kind: "administrator", id: "test" });
  });
  afterAll(() => app.stop());

  it("answers an API Gateway event", async () => {
    const handler = behindGateway(createHttpApp, app.ports, "none");
    const authorization = `Bearer ${key}`;
    const me = await handler(apiEvent({ method: "GET", path: "/v1/me", headers: { authorization } }));
    expect(me.statusCode).toBe(200);
    expect(me.isBase64Encoded).toBe(false);
    expect(JSON.parse(me.body)).toMatchObject({ kind: "administrator", id: "test" });
    expect(me).toMatchObject({
      headers: { "strict-transport-security": expect.stringContaining("max-age") },
    });

    const body = Buffer.from(JSON.stringify(aCooperative())).toString("base64");
    const created = await handler(
      apiEvent({
        method: "POST",
        path: "/v1/cooperatives",
        headers: { authorization, "content-type": "application/json", "idempotency-key": "lambda" },
        body,
        isBase64Encoded: true,
      }),
    );
    expect(created.statusCode).toBe(201);
    const { id } = JSON.parse(created.body);
    const list = await handler(
      apiEvent({
        method: "GET",
        path: "/v1/cooperatives",
        query: "limit=1&region=MA-01",
        headers: { authorization },
      }),
    );
    expect(JSON.parse(list.body).items).toMatchObject([{ id }]);
  });

  it("answers a problem where the key is missing, and nothing by the pages' cookie", async () => {
    const handler = behindGateway(createHttpApp, app.ports, "none");
    const event = apiEvent({ method: "GET", path: "/v1/cooperatives", cookies: [`tawafuq_key=${key}`] });
    const response = await handler(event);
    expect(response.statusCode).toBe(401);
    expect(response).toMatchObject({ headers: { "content-type": "application/problem+json" } });
  });

  it("reports a message that is no job and the rest of its group, and nothing else", async () => {
    const handler = createNotifyHandler(app.ports);
    const record = (messageId: string, group: string, body: string) => ({
      messageId,
      receiptHandle: `handle-${messageId}`,
      body,
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1773342238000",
        SequenceNumber: "18850496460467696128",
        MessageGroupId: group,
        SenderId: "AIDAEXAMPLE",
        MessageDeduplicationId: messageId,
        ApproximateFirstReceiveTimestamp: "1773342238001",
      },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:notices.fifo",
      awsRegion: "eu-west-3",
    });
    const response = await handler({
      Records: [record("1", "a", "poison"), record("2", "a", '{"kind":"dance"}'), record("3", "b", "{}")],
    });
    expect(response).toEqual({
      batchItemFailures: [{ itemIdentifier: "1" }, { itemIdentifier: "2" }, { itemIdentifier: "3" }],
    });
  });

  it("sweeps again and again without harm", async () => {
    const sweep = createSweepHandler(app.ports);
    await sweep();
    expect(await sweep()).toEqual({ sent: 0, erased: 0 });
  });
});
