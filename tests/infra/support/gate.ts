import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Asked, rightsAsked } from "./asked-rights.ts";

/** A letter or short message that AWS would have sent. */
interface Sent {
  readonly by: string;
  readonly kind: "letter" | "short message";
  readonly text: string;
}

export interface Gate {
  readonly url: string;
  /** What each function really asked for and was allowed. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was refused, "function: right". */
  readonly refused: readonly string[];
  readonly sent: readonly Sent[];
  stop(): Promise<void>;
}

export interface GateOptions {
  /** What a function may do, a line each: "action resource", with its condition. */
  readonly mayDo: (functionName: string) => ReadonlySet<string>;
  /** The name in `infra/` of a table, a queue's address or ARN. */
  readonly named: (physical: string) => string;
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string };
  /** What KMS opens. */
  readonly masterKey: Uint8Array;
}

const said = ({ action, resource, condition }: Asked) =>
  `${action} ${resource}${condition === undefined ? "" : ` if ${condition}`}`;

/**
 * AWS's door: every request of a function's bundle comes through here, is held against the policy of its role as the
 * graph has it, and goes on to the embedded services only when that allows it. The access key names the function.
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const used = new Map<string, Set<string>>();
  const refused: string[] = [];
  const sent: Sent[] = [];

  async function pass(request: IncomingMessage): Promise<Response> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const by = /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "nobody";
    const [service = "", operation = ""] = String(request.headers["x-amz-target"] ?? "SES.SendEmail").split(
      ".",
    );
    const body = JSON.parse(text) as Record<string, unknown>;
    const asked = rightsAsked(service, operation, body, options.named).map(said);
    const missing = asked.filter((one) => !options.mayDo(by).has(one));
    if (missing.length > 0) {
      refused.push(...missing.map((one) => `${by}: ${one}`));
      return Response.json(
        { __type: "AccessDeniedException", message: `${by} is not authorized to perform ${missing.join()}` },
        { status: 400 },
      );
    }
    const own = used.get(by) ?? new Set();
    used.set(by, own);
    for (const one of asked) own.add(one);
    return answer(service, by, text, body, request);
  }

  async function answer(
    service: string,
    by: string,
    text: string,
    body: Record<string, unknown>,
    request: IncomingMessage,
  ): Promise<Response> {
    if (service === "TrentService")
      return Response.json({ Plaintext: Buffer.from(options.masterKey).toString("base64"), KeyId: "key" });
    if (service === "PinpointSMSVoiceV2") {
      sent.push({ by, kind: "short message", text: String(body.MessageBody) });
      return Response.json({ MessageId: "message" });
    }
    if (service === "SES") {
      const { Content } = body as { Content: { Raw: { Data: string } } };
      sent.push({ by, kind: "letter", text: Buffer.from(Content.Raw.Data, "base64").toString() });
      return Response.json({ MessageId: "letter" });
    }
    const to = service === "AmazonSQS" ? options.endpoints.sqs : options.endpoints.dynamodb;
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(x-amz|content-type|authorization)/.test(name)),
    ) as Record<string, string>;
    return fetch(to, { method: "POST", headers, body: text.replaceAll(url, options.endpoints.sqs) });
  }

  const server = createServer((request, response) => {
    pass(request)
      .then(async (result) => {
        const bytes = Buffer.from(await result.arrayBuffer());
        const type = result.headers.get("content-type") ?? "application/json";
        const crc = result.headers.get("x-amz-crc32");
        response.writeHead(result.status, { "content-type": type, ...(crc && { "x-amz-crc32": crc }) });
        response.end(bytes);
      })
      .catch((error: Error) => response.writeHead(500).end(JSON.stringify({ message: error.message })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    used,
    refused,
    sent,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
