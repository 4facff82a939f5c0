import type { Write } from "../storage/repository.ts";
import type { MatchJob, OutboxEvent, QueueName } from "./event.ts";

export interface QueueDepth {
  readonly queue: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface DeadLetter {
  readonly queue: QueueName;
  readonly messageId: string;
  readonly receives: number;
  readonly sentAt: string;
  readonly body: string;
}

export interface EventRepository {
  append(event: OutboxEvent): Write;
  /** Sends what a crash left behind, oldest first per subject; returns how many. */
  sweep(): Promise<number>;
}

export interface Queues {
  sendMatchJobs(jobs: readonly { job: MatchJob; subject: string; id: string }[]): Promise<void>;
  /** How much waits in one queue. */
  depth(queue: QueueName): Promise<QueueDepth>;
  /** How much waits in each queue, dead letters among them. */
  depths(): Promise<readonly QueueDepth[]>;
  deadLetters(queue: QueueName, limit: number): Promise<readonly DeadLetter[]>;
  /** Moves the dead letters back to their queue; returns how many were there. */
  redrive(queue: QueueName): Promise<number>;
}
