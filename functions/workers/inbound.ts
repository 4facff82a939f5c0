import { readInboundEvent } from "@tawafuq/aws/read-inbound-event";
import { recordDelivery } from "@tawafuq/core/deliveries/record-delivery";
import type { Ports } from "@tawafuq/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
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

let ready: ReturnType<typeof createInboundHandler> | undefined;

async function makeReady(): Promise<ReturnType<typeof createInboundHandler>> {
  // Loaded by Lambda only: what runs on one machine brings its own ports.
  const { getPorts } = await import("../ports.ts");
  const ports = await getPorts();
  return createInboundHandler(ports);
}

/** Lambda entry. @public */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  ready ??= await makeReady();
  return ready(event);
};
