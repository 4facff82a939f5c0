import type { WatchedClient } from "@tawafuq/aws/create-ports";

/** What went over the wire: request units of DynamoDB and billed requests of SQS. */
export interface Usage {
  /** Read request units. */
  readonly reads: number;
  /** Write request units, those of the indexes among them. */
  readonly writes: number;
  /** Requests to DynamoDB. */
  readonly requests: number;
  /** Of these, writes whose condition did not hold: they cost too. */
  readonly refused: number;
  /** Requests to SQS as billed: each 64 kB begun is one. */
  readonly sqsRequests: number;
  /** Messages sent by queue, as the last part of its address. */
  readonly messages: Readonly<Record<string, number>>;
}

export interface Meter {
  /** For `watch` of the ports: counts whatever this client sends from now on. */
  readonly watch: (client: WatchedClient) => void;
  /** What was sent since the last call. */
  take(): Usage;
}

const readCommands = new Set(["GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"]);
const writeCommands = new Set([
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
]);
const sqsChunkBytes = 64 * 1024;

/** The middleware of every client of the SDK has this shape; each client's own type knows only its own commands. */
type Send = (args: { input: object }) => Promise<{ output: object }>;
interface Stack {
  add(
    wrap: (next: Send, context: { commandName?: string }) => Send,
    options: { step: "initialize"; name: string },
  ): void;
}

function unitsOf(output: object): number {
  const consumed = "ConsumedCapacity" in output ? output.ConsumedCapacity : undefined;
  const tables = Array.isArray(consumed) ? consumed : [consumed];
  return tables.reduce<number>((sum, table: { CapacityUnits?: number } | undefined) => {
    if (table?.CapacityUnits === undefined) throw new Error("The answer does not tell what it consumed.");
    return sum + table.CapacityUnits;
  }, 0);
}

/** The least a refused write costs: the error does not tell. A transaction pays for preparing every piece. */
function refusedUnits(input: object, error: unknown): number {
  const name = error instanceof Error ? error.name : "";
  if (name === "ConditionalCheckFailedException") return 1;
  if (name !== "TransactionCanceledException" || !("TransactItems" in input)) return 0;
  return 2 * (input.TransactItems as unknown[]).length;
}

function sizeOf(input: object): { bytes: number; messages: number } {
  const entries = ("Entries" in input ? input.Entries : [input]) as { MessageBody?: string }[];
  const bodies = entries.flatMap(({ MessageBody: body }) => body ?? []);
  return { bytes: bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0), messages: bodies.length };
}

/** Counts by asking DynamoDB what each request consumed; nothing is estimated but refused writes. */
export function createMeter(): Meter {
  let usage = nothing();

  const dynamo = (command: string, next: Send): Send => {
    const isRead = readCommands.has(command);
    if (!isRead && !writeCommands.has(command)) return next;
    return async (args) => {
      usage.requests += 1;
      try {
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
        usage[isRead ? "reads" : "writes"] += unitsOf(answer.output);
        return answer;
      } catch (error) {
        const units = refusedUnits(args.input, error);
        if (units > 0) usage.refused += 1;
        usage.writes += units;
        throw error;
      }
    };
  };
  const sqs =
    (next: Send): Send =>
    (args) => {
      const { bytes, messages } = sizeOf(args.input);
      usage.sqsRequests += Math.max(1, Math.ceil(bytes / sqsChunkBytes));
      if (messages > 0 && "QueueUrl" in args.input) {
        const queue = String(args.input.QueueUrl).split("/").at(-1) ?? "";
        usage.messages[queue] = (usage.messages[queue] ?? 0) + messages;
      }
      return next(args);
    };

  return {
    watch(client) {
      const { serviceId } = client.config;
      const stack = client.middlewareStack as unknown as Stack;
      stack.add(
        (next, { commandName = "" }) =>
          serviceId === "DynamoDB"
            ? dynamo(commandName.replace(/Command$/, ""), next)
            : serviceId === "SQS"
              ? sqs(next)
              : next,
        { step: "initialize", name: "meter" },
      );
    },
    take() {
      const taken = usage;
      usage = nothing();
      return taken;
    },
  };
}

function nothing() {
  return {
    reads: 0,
    writes: 0,
    requests: 0,
    refused: 0,
    sqsRequests: 0,
    messages: {} as Record<string, number>,
  };
}
