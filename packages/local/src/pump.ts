import type { Message, SQSClient } from "@aws-sdk/client-sqs";
import type { QueueUrls } from "@tawafuq/aws/create-ports";
import { createLiveProfiles } from "@tawafuq/core/matches/live-profiles";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { createInboundHandler } from "@tawafuq/functions/workers/inbound";
import { createMatchHandler } from "@tawafuq/functions/workers/match";
import { createNotifyHandler } from "@tawafuq/functions/workers/notify";
import { createRoundHandler } from "@tawafuq/functions/workers/round";
import { Consumer } from "sqs-consumer";
import { batchSize, pullOnce, type QueueWork, workOff } from "./queue-work.ts";
import { createSchedules } from "./schedules.ts";

/** How long a received message stays hidden; kept up while its worker runs, so a crash delays it this long. */
const visibilitySeconds = 10;
const heartbeatSeconds = 4;
const longPollSeconds = 20;
/** A round follows matching that soon; on AWS a minutely schedule runs it. */
const roundCheckMs = 300;
const minuteMs = 60_000;

interface Backlog {
  readonly toMatch: number;
  readonly toTell: number;
  /** What carriers told of letters. */
  readonly toHear: number;
}

const nothingLeft: Backlog = { toMatch: 0, toTell: 0, toHear: 0 };
const sumOf = ({ toMatch, toTell, toHear }: Backlog): number => toMatch + toTell + toHear;

/** Does on one machine what event source mappings and schedules do on AWS. */
export interface Pump {
  /** Polls the queues and runs the schedules until `stop`. */
  start(): void;
  /** Finishes the batches at hand. */
  stop(): Promise<void>;
  /** Runs everything to idle: queues empty, outbox swept, a round with nothing left to do. Without `start` only. */
  drain(): Promise<void>;
  /** What waited when last looked at. */
  readonly backlog: Backlog;
  /** Resolves once a round has run from now on with nothing left to do. Rejects when the pump is stopped first. */
  settled(): Promise<void>;
}

export interface PumpOptions {
  readonly sqs: SQSClient;
  readonly region: string;
  readonly queues: Pick<QueueUrls, "matchRequests" | "notices" | "inboundEvents">;
  readonly ports: Ports;
  readonly log: Log;
  /** Seconds until a failed message is tried again; 0 in tests. */
  readonly retryAfterSeconds: number;
}

/** The pump over the very handlers Lambda runs. */
export function createPump(options: PumpOptions): Pump {
  const { sqs, ports, queues, log } = options;
  const live = createLiveProfiles(ports);
  const round = createRoundHandler(ports, live);
  const { sweep, expire, schedules } = createSchedules(ports);
  const matching: QueueWork = { queueUrl: queues.matchRequests, handler: createMatchHandler(ports, live) };
  const telling: QueueWork = { queueUrl: queues.notices, handler: createNotifyHandler(ports) };
  const hearing: QueueWork = { queueUrl: queues.inboundEvents, handler: createInboundHandler(ports) };

  let isDirty = true;
  let isRoundRunning = false;
  let stopped = false;
  let seen: Backlog = nothingLeft;
  const waiters: PromiseWithResolvers<void>[] = [];
  const running = new Set<Promise<unknown>>();
  const timers: NodeJS.Timeout[] = [];
  const consumers = [matching, telling, hearing].map((work) => consume(work));

  /** Keeps `stop` waiting for it; a failure is logged, the next turn tries again. */
  function track(what: string, promise: Promise<unknown>): Promise<void> {
    const tracked = promise
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!stopped) log.error(`${what} failed`, { error: String(error) });
      })
      .finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  function consume(work: QueueWork): Consumer {
    const consumer = Consumer.create({
      queueUrl: work.queueUrl,
      sqs,
      batchSize,
      waitTimeSeconds: longPollSeconds,
      visibilityTimeout: visibilitySeconds,
      heartbeatInterval: heartbeatSeconds,
      messageSystemAttributeNames: ["All"],
      suppressFifoWarning: true,
      shouldDeleteMessages: false,
      handleMessageBatch: async (messages: Message[]) => {
        await track("queue", workOff(options, work, messages));
        isDirty = true;
        return messages;
      },
    });
    consumer.on("error", (error) => {
      if (!stopped) log.warn("queue not reached", { queue: work.queueUrl, error: error.message });
    });
    return consumer;
  }

  async function look(): Promise<Backlog> {
    const waiting = { ...nothingLeft };
    for (const depth of await ports.queues.depths()) {
      const count = depth.visible + depth.inFlight + depth.delayed;
      if (depth.queue === "match-requests") waiting.toMatch += count;
      if (depth.queue === "notices") waiting.toTell += count;
      if (depth.queue === "inbound-events") waiting.toHear += count;
    }
    seen = waiting;
    return waiting;
  }

  /** A round with nothing left to do settles the bank, unless something came in meanwhile. */
  async function runRound(): Promise<void> {
    if ((await look()).toMatch > 0) return;
    isDirty = false;
    const { ran, proposed, announced } = await round();
    if (!ran || proposed + announced > 0) isDirty = true;
    const left = await look();
    if (isDirty || sumOf(left) > 0) return;
    for (const waiter of waiters.splice(0)) waiter.resolve();
  }

  async function roundWhenDirty(): Promise<void> {
    if (!isDirty || isRoundRunning) return;
    isRoundRunning = true;
    await track("round", runRound());
    isRoundRunning = false;
  }

  return {
    start() {
      const settleAnew = () => {
        isDirty = true;
      };
      void track("sweep", sweep()).then(() => {
        if (stopped) return;
        for (const consumer of consumers) consumer.start();
        timers.push(setInterval(() => void roundWhenDirty(), roundCheckMs));
        timers.push(setInterval(settleAnew, minuteMs));
        for (const { name, everyMs, atStart, run } of schedules) {
          if (atStart) void track(name, run());
          timers.push(setInterval(() => void track(name, run()), everyMs));
        }
      });
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      for (const consumer of consumers) consumer.stop({ abort: true });
      for (const waiter of waiters.splice(0)) waiter.reject(new Error("stopped"));
      while (running.size > 0) await Promise.all(running);
    },
    async drain() {
      for (;;) {
        await sweep();
        await expire();
        await emptyQueues();
        const { proposed, announced } = await round();
        const left = await look();
        if (proposed + announced + sumOf(left) === 0) return;
      }
    },
    get backlog() {
      return seen;
    },
    settled() {
      isDirty = true;
      const waiter = Promise.withResolvers<void>();
      waiters.push(waiter);
      return waiter.promise;
    },
  };

  /** Where all that is left is hidden for a while, the receive waits for it: no other clock is needed. */
  async function emptyQueues(): Promise<void> {
    let waitSeconds = 0;
    for (;;) {
      const left = await look();
      if (sumOf(left) === 0) return;
      let worked = 0;
      if (left.toMatch > 0) worked += await pullOnce(options, matching, waitSeconds);
      if (left.toTell > 0) worked += await pullOnce(options, telling, waitSeconds);
      if (left.toHear > 0) worked += await pullOnce(options, hearing, waitSeconds);
      waitSeconds = worked === 0 ? 1 : 0;
    }
  }
}
