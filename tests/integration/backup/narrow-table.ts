import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

interface Narrow {
  /** Puts of one BatchWriteItem that are taken; the rest comes back unprocessed, as from a busy table. */
  readonly takes: number;
  /** After this many calls of BatchWriteItem access is refused. */
  readonly until?: number;
}

type Requests = Record<string, unknown[]>;

function split(requests: Requests, takes: number): { taken: Requests; left: Requests } {
  const [taken, left]: [Requests, Requests] = [{}, {}];
  let room = takes;
  for (const [table, puts] of Object.entries(requests)) {
    if (room > 0) taken[table] = puts.slice(0, room);
    if (puts.length > room) left[table] = puts.slice(room);
    room = Math.max(0, room - puts.length);
  }
  return { taken, left };
}

/** Stands before an embedded DynamoDB and takes less at a time, as AWS's does when it is asked too much. */
export async function narrowTable(endpoint: string, { takes, until = Number.POSITIVE_INFINITY }: Narrow) {
  const seen = { batches: 0, unprocessed: 0 };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const isBatch = String(request.headers["x-amz-target"]).endsWith(".BatchWriteItem");
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === "string" && !["host", "content-length", "connection"].includes(name)
          ? [[name, value]]
          : [],
      ),
    );
    const forward = async (sent: Buffer | string) => {
      const answer = await fetch(endpoint, { method: "POST", headers, body: sent });
      return { status: answer.status, text: await answer.text() };
    };
    const reply = (status: number, text: string) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(text);
    };
    if (!isBatch) {
      const { status, text } = await forward(body);
      return reply(status, text);
    }
    seen.batches += 1;
    if (seen.batches > until)
      return reply(400, JSON.stringify({ __type: "com.amazon.coral.service#AccessDeniedException" }));
    const { taken, left } = split(
      (JSON.parse(String(body)) as { RequestItems: Requests }).RequestItems,
      takes,
    );
    seen.unprocessed += Object.values(left).flat().length;
    const { status, text } = await forward(JSON.stringify({ RequestItems: taken }));
    reply(status, status === 200 ? JSON.stringify({ UnprocessedItems: left }) : text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, seen };
}
