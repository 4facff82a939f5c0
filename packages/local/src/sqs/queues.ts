import type { Call, Json } from "../aws-json/aws-json-server.ts";
import { type Attributes, parseAttributes, redrivePolicyOf, withDefaults } from "./queue-attributes.ts";
import { invalidParameter, refusal } from "./refusals.ts";
import { ACCOUNT, dropExpired, findQueue, nameOfArn, type Queue, requireQueue, type Sqs } from "./service.ts";

const urlOf = (call: Call, name: string): string => `${call.endpoint}/${ACCOUNT}/${name}`;

/** CreateQueue: the same queue again is no change; other attributes than it has are refused. */
export function createQueue(sqs: Sqs, body: Json, call: Call): Json {
  const name = String(body.QueueName ?? "");
  const given = parseAttributes((body.Attributes ?? {}) as Json);
  const isFifo = given.FifoQueue === "true";
  if (
    !/^[\w-]{1,80}$/.test(name.replace(/\.fifo$/, "")) ||
    name.length > 80 ||
    isFifo !== name.endsWith(".fifo")
  ) {
    throw refusal(
      "InvalidParameterValue",
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length; a FIFO queue ends in .fifo",
    );
  }
  const existing = findQueue(sqs, name);
  if (existing) {
    const other = Object.keys(given).find((key) => given[key] !== existing.attributes[key]);
    if (other) {
      throw refusal(
        "QueueNameExists",
        `A queue already exists with the same name and a different value for attribute ${other}`,
      );
    }
    return { QueueUrl: urlOf(call, name) };
  }
  const attributes = storable(sqs, name, given);
  sqs.store
    .sql("INSERT INTO queue (name, created_ms, modified_ms, attributes) VALUES (?, ?, ?, ?)")
    .run(name, sqs.now(), sqs.now(), JSON.stringify(attributes));
  return { QueueUrl: urlOf(call, name) };
}

function storable(sqs: Sqs, name: string, attributes: Attributes): Attributes {
  const isFifo = name.endsWith(".fifo");
  const fifoOnly = ["ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"];
  const misplaced = isFifo ? undefined : fifoOnly.find((key) => attributes[key] !== undefined);
  if (misplaced) throw refusal("InvalidAttributeName", `Unknown Attribute ${misplaced}.`);
  const target = redrivePolicyOf(attributes)?.deadLetterTargetArn;
  if (target === undefined) return attributes;
  const dead = findQueue(sqs, nameOfArn(target));
  if (dead?.arn !== target) {
    throw invalidParameter("RedrivePolicy", attributes.RedrivePolicy, "Dead letter target does not exist.");
  }
  if (dead.isFifo !== isFifo) {
    throw invalidParameter(
      "RedrivePolicy",
      attributes.RedrivePolicy,
      "Dead-letter queue must be same type of queue as the source.",
    );
  }
  return attributes;
}

export function setQueueAttributes(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const given = parseAttributes((body.Attributes ?? {}) as Json);
  if (given.FifoQueue !== undefined && (given.FifoQueue === "true") !== queue.isFifo) {
    throw refusal("InvalidAttributeName", "Unknown Attribute FifoQueue.");
  }
  const merged = storable(sqs, queue.name, { ...queue.attributes, ...given });
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
  sqs.store
    .sql("UPDATE queue SET attributes = ?, modified_ms = ? WHERE name = ?")
    .run(JSON.stringify(kept), sqs.now(), queue.name);
  sqs.waiters.wake(queue.name);
  return {};
}

export function getQueueAttributes(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const names = (body.AttributeNames ?? []) as string[];
  const all = { ...withDefaults(queue.attributes), ...measured(sqs, queue) };
  const wanted = Object.entries(all).filter(([name]) => names.includes("All") || names.includes(name));
  const unknown = names.find((name) => name !== "All" && !(name in all) && !OPTIONAL.has(name));
  if (unknown) throw refusal("InvalidAttributeName", `Unknown Attribute ${unknown}.`);
  return { Attributes: Object.fromEntries(wanted) };
}

const OPTIONAL = new Set([
  "ContentBasedDeduplication",
  "DeduplicationScope",
  "FifoQueue",
  "FifoThroughputLimit",
  "KmsDataKeyReusePeriodSeconds",
  "KmsMasterKeyId",
  "Policy",
  "RedriveAllowPolicy",
  "RedrivePolicy",
]);

function measured(sqs: Sqs, queue: Queue): Attributes {
  dropExpired(sqs, queue);
  const now = sqs.now();
  const count = sqs.store
    .sql(
      `SELECT count(*) FILTER (WHERE visible_ms <= ?) AS visible,
              count(*) FILTER (WHERE visible_ms > ? AND receipt IS NOT NULL) AS in_flight,
              count(*) FILTER (WHERE visible_ms > ? AND receipt IS NULL) AS delayed
       FROM message WHERE queue = ?`,
    )
    .get(now, now, now, queue.name);
  return {
    QueueArn: queue.arn,
    CreatedTimestamp: String(Math.floor(queue.createdMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedMs / 1000)),
    ApproximateNumberOfMessages: String(count?.visible ?? 0),
    ApproximateNumberOfMessagesNotVisible: String(count?.in_flight ?? 0),
    ApproximateNumberOfMessagesDelayed: String(count?.delayed ?? 0),
  };
}

export function getQueueUrl(sqs: Sqs, body: Json, call: Call): Json {
  return { QueueUrl: urlOf(call, requireQueue(sqs, body.QueueName).name) };
}

export function listQueues(sqs: Sqs, body: Json, call: Call): Json {
  const prefix = String(body.QueueNamePrefix ?? "");
  const names = queueNames(sqs).filter((name) => name.startsWith(prefix));
  return page(names, body, (name) => urlOf(call, name), "QueueUrls");
}

export function listDeadLetterSourceQueues(sqs: Sqs, body: Json, call: Call): Json {
  const { arn } = requireQueue(sqs, body.QueueUrl);
  const sources = queueNames(sqs).filter(
    (name) => findQueue(sqs, name)?.redrive?.deadLetterTargetArn === arn,
  );
  return page(sources, body, (name) => urlOf(call, name), "queueUrls");
}

function queueNames(sqs: Sqs): string[] {
  return sqs.store
    .sql("SELECT name FROM queue ORDER BY name")
    .all()
    .map((row) => String(row.name));
}

function page(names: string[], body: Json, urlFor: (name: string) => string, field: string): Json {
  const limit = typeof body.MaxResults === "number" ? body.MaxResults : 1000;
  const after = typeof body.NextToken === "string" ? body.NextToken : "";
  const rest = names.filter((name) => name > after);
  const shown = rest.slice(0, limit);
  const more = rest.length > shown.length && body.MaxResults !== undefined;
  return { [field]: shown.map(urlFor), ...(more ? { NextToken: shown.at(-1) } : {}) };
}

export function deleteQueue(sqs: Sqs, body: Json): Json {
  const { name } = requireQueue(sqs, body.QueueUrl);
  sqs.store.atomically(() => {
    for (const table of ["message", "dedup"]) {
      sqs.store.sql(`DELETE FROM ${table} WHERE queue = ?`).run(name);
    }
    sqs.store.sql("DELETE FROM queue WHERE name = ?").run(name);
  });
  sqs.waiters.wake(name);
  return {};
}

export function purgeQueue(sqs: Sqs, body: Json): Json {
  const { name } = requireQueue(sqs, body.QueueUrl);
  sqs.store.sql("DELETE FROM message WHERE queue = ?").run(name);
  return {};
}
