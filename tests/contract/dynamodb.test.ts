import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServicesInProcess } from "@tawafuq/local/services-in-process";
import type { Connection } from "./dynamodb/connection.ts";
import { describeDynamoContract } from "./dynamodb-contract.ts";

async function connectEmbedded(): Promise<Connection> {
  const dataDir = await mkdtemp(join(tmpdir(), "tawafuq-contract-"));
  const services = await startServicesInProcess({ dataDir });
  return {
    endpoint: services.endpoints.dynamodb,
    async stop() {
      await services.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

// Set by parity.ts, which runs this file on AWS's DynamoDB Local.
const reference = process.env.DYNAMODB_REFERENCE_ENDPOINT;

if (reference) {
  describeDynamoContract("DynamoDB Local", async () => ({
    endpoint: reference,
    stop: async () => undefined,
  }));
} else {
  describeDynamoContract("embedded DynamoDB", connectEmbedded);
}
