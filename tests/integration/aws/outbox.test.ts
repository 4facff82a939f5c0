import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { outboxOf } from "@tawafuq/aws/keys/outbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { matchEvent, storedCooperative } from "./stored.ts";

let aws: Connected;
beforeAll(async () => {
  aws = await connect();
});
afterAll(() => aws.stop());

async function waiting(subject: string): Promise<number> {
  const { pk, prefix } = outboxOf(subject);
  const answer = await aws.dynamodb.send(
    new QueryCommand({
      TableName: aws.table,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": { S: pk }, ":prefix": { S: prefix } },
    }),
  );
  return answer.Count ?? 0;
}

const versions = (bodies: (string | undefined)[]) =>
  bodies.map((body) => (JSON.parse(body ?? "null") as { version: number }).version);

test("an event goes out right after its commit, in its subject's group, and is gone from the table", async () => {
  const { ports, urls } = aws;
  const event = matchEvent(ports.newId("evnt"), "idea_e");
  await ports.commit([ports.cooperatives.create(storedCooperative("coop_e")), ports.events.append(event)]);
  const [message, ...more] = await aws.takeAll(urls.matchRequests);
  expect(more).toEqual([]);
  expect(JSON.parse(message?.Body ?? "")).toEqual(event.body);
  expect(message?.Attributes).toMatchObject({
    MessageGroupId: "idea_e",
    MessageDeduplicationId: event.id,
  });
  expect(await waiting("idea_e")).toBe(0);
});

test("a refused commit sends nothing", async () => {
  const { ports, urls } = aws;
  const event = matchEvent(ports.newId("evnt"), "idea_r");
  const taken = ports.cooperatives.create(storedCooperative("coop_e"));
  await expect(ports.commit([ports.events.append(event), taken])).rejects.toThrow("already_exists");
  expect(await ports.events.sweep()).toBe(0);
  expect(await aws.takeAll(urls.matchRequests)).toEqual([]);
});

test("a commit stands when the relay fails; the sweep sends what was left, oldest first per subject", async () => {
  const { ports, portsWithoutQueue, urls, logged } = aws;
  const subjects = ["idea_s1", "idea_s2", "idea s#3"];
  for (let version = 1; version <= 25; version++)
    await portsWithoutQueue.commit(
      subjects.map((subject) => ports.events.append(matchEvent(ports.newId("evnt"), subject, version))),
    );
  expect(logged).toContain("relay failed, the sweep will send");
  expect(await Promise.all(subjects.map(waiting))).toEqual([25, 25, 25]);
  expect(await ports.events.sweep()).toBe(75);
  expect(await ports.events.sweep()).toBe(0);
  const messages = await aws.takeAll(urls.matchRequests);
  for (const subject of subjects) {
    const own = messages.filter((message) => JSON.parse(message.Body ?? "").subject.id === subject);
    expect(versions(own.map((message) => message.Body))).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
  }
});

test("what a crash left goes out before the next event of its subject", async () => {
  const { ports, portsWithoutQueue, urls } = aws;
  const append = (version: number) =>
    ports.events.append(matchEvent(ports.newId("evnt"), "idea_late", version));
  await portsWithoutQueue.commit([append(1)]);
  await ports.commit([append(2)]);
  const messages = await aws.takeAll(urls.matchRequests);
  expect(versions(messages.map((message) => message.Body))).toEqual([1, 2]);
});

test("two who relay at once send each event once, in order", async () => {
  const { ports, urls } = aws;
  const commits = Array.from({ length: 20 }, (_, version) =>
    ports.commit([ports.events.append(matchEvent(ports.newId("evnt"), "idea_race", version))]),
  );
  await Promise.all([...commits, ports.events.sweep(), ports.events.sweep()]);
  expect(await waiting("idea_race")).toBe(0);
  const messages = await aws.takeAll(urls.matchRequests);
  expect(versions(messages.map((message) => message.Body)).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test("match jobs are sent by the batch, and one id is sent once", async () => {
  const { ports, urls } = aws;
  const jobs = Array.from({ length: 34 }, (_, index) => ({
    id: `job-${index}`,
    subject: `idea_${index % 7}`,
    job: { kind: "rank", subject: { kind: "idea", id: `idea_${index % 7}` }, cause: `é${index}` } as const,
  }));
  await ports.queues.sendMatchJobs(jobs);
  await ports.queues.sendMatchJobs(jobs.slice(0, 5));
  expect(await aws.takeAll(urls.matchRequests)).toHaveLength(34);
});

test("operators see the depths, look at dead letters without taking them and move them back", async () => {
  const { ports, sqs, urls } = aws;
  const job = { kind: "hand_on", matchId: "idea_d.coop_d" } as const;
  await ports.queues.sendMatchJobs(
    [1, 2].map((index) => ({ id: `dead-${index}`, subject: `d${index}`, job })),
  );
  const receive = () =>
    sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: urls.matchRequests,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
      }),
    );
  for (let count = 0; count < 4; count++) await receive();
  const empty = { visible: 0, inFlight: 0, delayed: 0 };
  const dead = [
    { queue: "match-requests", ...empty },
    { queue: "notices", ...empty },
    { queue: "inbound-events", ...empty },
    { queue: "match-requests-dead", ...empty, visible: 2 },
    { queue: "notices-dead", ...empty },
    { queue: "inbound-events-dead", ...empty },
  ];
  expect(await ports.queues.depths()).toEqual(dead);
  const letters = await ports.queues.deadLetters("match-requests", 10);
  expect(letters.map((letter) => JSON.parse(letter.body))).toEqual([job, job]);
  expect(letters.every((letter) => letter.queue === "match-requests" && letter.receives >= 1)).toBe(true);
  expect(await ports.queues.deadLetters("match-requests", 1)).toHaveLength(1);
  expect(await ports.queues.depths()).toEqual(dead);
  expect(await ports.queues.redrive("match-requests")).toBe(2);
  expect(await ports.queues.redrive("match-requests")).toBe(0);
  expect(await aws.takeAll(urls.matchRequests)).toHaveLength(2);
});
