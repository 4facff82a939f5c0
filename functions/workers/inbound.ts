import { readInboundEvent } from "@tawafuq/aws/read-inbound-event";
import { recordDelivery } from "@tawafuq/core/deliveries/record-delivery";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { lambdaEntry } from "../entry.ts";
import type { LinkName } from "../links.ts";
import { workOffMessages } from "./standard-batch.ts";

/** The inbound worker: what carriers tell of letters and short messages, from the queue `inbound-events`. */
export function createInboundHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) =>
    workOffMessages(event, ports.log, async (body) => {
      const read = readInboundEvent(body);
      if (read.kind === "unknown") return ports.log.info("inbound event of no effect", { name: read.name });
      await recordDelivery(ports, read.event);
    });
}

/** What it asks for. @public */
export const links: readonly LinkName[] = ["Table", "MasterKey"];

/** Lambda entry. @public */
export const handler = lambdaEntry<SQSEvent, SQSBatchResponse>(links, createInboundHandler);
