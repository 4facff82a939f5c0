import { handleMatchJob } from "@tawafuq/core/matches/handle-match-job";
import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { MatchJob } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { workOffBatch } from "./fifo-batch.ts";

/** The match worker: events of the queue `match-requests`. Give one process one `live`. */
export function createMatchHandler(
  ports: Ports,
  live: LiveProfiles,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => workOffBatch(event, MatchJob, ports.log, (job) => handleMatchJob(ports, live, job));
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey", "MatchRequests", "Notices"];

/** Lambda entry. @public */
export const handler = lambdaEntry<SQSEvent, SQSBatchResponse>(links, (ports) =>
  createMatchHandler(ports, createLiveProfiles(ports)),
);
