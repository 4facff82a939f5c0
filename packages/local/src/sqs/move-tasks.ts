import { randomUUID } from "node:crypto";
import type { Json } from "../aws-json/aws-json-server.ts";
import { invalidParameter, refusal } from "./refusals.ts";
import { dropExpired, findQueue, nameOfArn, type Queue, type Sqs } from "./service.ts";
import type { MessageRow } from "./store.ts";

const STEP_MS = 1000;
const MOVES_PER_STEP = 500;

type TaskRow = {
  id: number;
  source: string;
  destination: string | null;
  rate: number | null;
  last_seq: number;
  to_move: number;
  moved: number;
  status: string;
  failure: string | null;
  started_ms: number;
};

export interface MoveTasks {
  start(sqs: Sqs, body: Json): Json;
  list(sqs: Sqs, body: Json): Json;
  cancel(sqs: Sqs, body: Json): Json;
  /** Goes on with the tasks that a stop interrupted. */
  resume(sqs: Sqs): void;
  close(): void;
}

/** Message move tasks: as fast as it goes, or a step of MaxNumberOfMessagesPerSecond at once and then every second. */
export function createMoveTasks(): MoveTasks {
  const timers = new Map<number, NodeJS.Timeout>();

  const run = (sqs: Sqs, id: number) => {
    timers.delete(id);
    const task = findTask(sqs, id);
    if (task?.status !== "RUNNING") return;
    step(sqs, task);
    const after = findTask(sqs, id);
    if (after?.status !== "RUNNING") return;
    const timer = setTimeout(() => run(sqs, id), task.rate === null ? 0 : STEP_MS);
    timers.set(id, timer);
  };

  return {
    start(sqs, body) {
      const source = requireArn(sqs, body.SourceArn, "SourceArn");
      const destination =
        body.DestinationArn === undefined ? null : requireArn(sqs, body.DestinationArn, "DestinationArn");
      requireDeadLetterQueue(sqs, source);
      const running = tasksOf(sqs, source).some((task) => task.status === "RUNNING");
      if (running)
        throw refusal("UnsupportedOperation", "There is already a task running for this source queue.");
      const rate = rateOf(body);
      dropExpired(sqs, source);
      const waiting = sqs.store
        .sql(
          "SELECT count(*) AS count, coalesce(max(seq), 0) AS last FROM message WHERE queue = ? AND visible_ms <= ?",
        )
        .get(source.name, sqs.now());
      const { lastInsertRowid } = sqs.store
        .sql(
          "INSERT INTO move_task (source, destination, rate, last_seq, to_move, status, started_ms) VALUES (?, ?, ?, ?, ?, 'RUNNING', ?)",
        )
        .run(
          source.name,
          destination?.name ?? null,
          rate,
          Number(waiting?.last),
          Number(waiting?.count),
          sqs.now(),
        );
      const id = Number(lastInsertRowid);
      run(sqs, id);
      return { TaskHandle: handleOf(id) };
    },
    list(sqs, body) {
      const source = requireArn(sqs, body.SourceArn, "SourceArn");
      const limit = Math.min(10, Number(body.MaxResults ?? 1));
      return {
        Results: tasksOf(sqs, source)
          .slice(0, limit)
          .map((task) => present(sqs, task)),
      };
    },
    cancel(sqs, body) {
      const id = Number(Buffer.from(String(body.TaskHandle ?? ""), "base64url").toString() || Number.NaN);
      const task = Number.isInteger(id) ? findTask(sqs, id) : undefined;
      if (!task) throw refusal("ResourceNotFoundException", "Task does not exist.");
      if (task.status !== "RUNNING")
        throw refusal("UnsupportedOperation", "Only active tasks can be cancelled.");
      clearTimeout(timers.get(id));
      timers.delete(id);
      finish(sqs, id, "CANCELLED");
      return { ApproximateNumberOfMessagesMoved: task.moved };
    },
    resume(sqs) {
      for (const row of sqs.store.sql("SELECT id FROM move_task WHERE status = 'RUNNING'").all())
        run(sqs, Number(row.id));
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

const handleOf = (id: number): string => Buffer.from(String(id)).toString("base64url");

function requireArn(sqs: Sqs, arn: unknown, parameter: string): Queue {
  const queue = findQueue(sqs, nameOfArn(String(arn)));
  if (queue?.arn !== arn) {
    throw refusal(
      "ResourceNotFoundException",
      `The resource that you specified for the ${parameter} parameter doesn't exist.`,
    );
  }
  return queue as Queue;
}

function requireDeadLetterQueue(sqs: Sqs, source: Queue): void {
  const names = sqs.store.sql("SELECT name FROM queue").all();
  const isTarget = names.some(
    ({ name }) => findQueue(sqs, String(name))?.redrive?.deadLetterTargetArn === source.arn,
  );
  if (!isTarget)
    throw invalidParameter(
      "SourceArn",
      source.arn,
      "Source queue must be configured as a Dead Letter Queue.",
    );
}

function rateOf(body: Json): number | null {
  const rate = body.MaxNumberOfMessagesPerSecond;
  if (rate === undefined || rate === null) return null;
  if (!Number.isInteger(rate) || Number(rate) < 1 || Number(rate) > 500) {
    throw invalidParameter("MaxNumberOfMessagesPerSecond", rate, "Must be between 1 and 500.");
  }
  return Number(rate);
}

function findTask({ store }: Sqs, id: number): TaskRow | undefined {
  return store.sql("SELECT * FROM move_task WHERE id = ?").get(id) as TaskRow | undefined;
}

function tasksOf({ store }: Sqs, source: Queue): TaskRow[] {
  return store
    .sql("SELECT * FROM move_task WHERE source = ? ORDER BY id DESC LIMIT 10")
    .all(source.name) as TaskRow[];
}

function finish({ store }: Sqs, id: number, status: string, failure: string | null = null): void {
  store.sql("UPDATE move_task SET status = ?, failure = ? WHERE id = ?").run(status, failure, id);
}

function step(sqs: Sqs, task: TaskRow): void {
  const limit = task.rate ?? MOVES_PER_STEP;
  const touched = new Set<string>();
  sqs.store.atomically(() => {
    const rows = sqs.store
      .sql("SELECT * FROM message WHERE queue = ? AND seq <= ? AND visible_ms <= ? ORDER BY seq LIMIT ?")
      .all(task.source, task.last_seq, sqs.now(), limit) as MessageRow[];
    for (const row of rows) {
      const destination = findQueue(sqs, task.destination ?? nameOfArn(row.source_arn ?? ""));
      if (!destination) return finish(sqs, task.id, "FAILED", "CouldNotDetermineMessageSource");
      moveAsNew(sqs, row, destination);
      touched.add(destination.name);
    }
    sqs.store.sql("UPDATE move_task SET moved = moved + ? WHERE id = ?").run(rows.length, task.id);
    if (rows.length < limit || task.moved + rows.length >= task.to_move) finish(sqs, task.id, "COMPLETED");
  });
  for (const queue of touched) sqs.waiters.wake(queue);
}

/** A moved message is new: its own id, time and receive count, at the end of its queue. */
function moveAsNew(sqs: Sqs, row: MessageRow, destination: Queue): void {
  const now = sqs.now();
  sqs.store
    .sql(
      `INSERT INTO message (queue, message_id, body, attributes, system_attributes, sent_ms, visible_ms, group_id, dedup_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      destination.name,
      randomUUID(),
      row.body,
      row.attributes,
      row.system_attributes,
      now,
      now,
      row.group_id,
      row.dedup_id,
    );
  sqs.store.sql("DELETE FROM message WHERE seq = ?").run(row.seq);
}

function present(sqs: Sqs, task: TaskRow): Json {
  return {
    ...(task.status === "RUNNING" ? { TaskHandle: handleOf(task.id) } : {}),
    Status: task.status,
    SourceArn: findQueue(sqs, task.source)?.arn,
    DestinationArn: task.destination === null ? undefined : findQueue(sqs, task.destination)?.arn,
    MaxNumberOfMessagesPerSecond: task.rate ?? undefined,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.to_move,
    FailureReason: task.failure ?? undefined,
    StartedTimestamp: task.started_ms,
  };
}
