import { handleMatchJob } from "@tawafuq/core/matches/handle-match-job";
import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { MatchJob } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { workOffBatch } from "./fifo-batch.ts";

/** The match worker: events of the queue `match-requests`. Give one process one `live`. */
export function createMatchHandler(
  ports: Ports,
  live: LiveProfiles,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => workOffBatch(event, MatchJob, ports.log, (job) => handleMatchJob(ports, live, job));
}

let ready: ReturnType<typeof createMatchHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createMatchHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createMatchHandler(ports, createLiveProfiles(ports));
}

/** Lambda entry. @public */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  ready ??= await makeReady();
  return ready(event);
};
