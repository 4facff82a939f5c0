import { join } from "node:path";
import { type DynamoDbServer, startDynamoDb } from "./dynamodb/server.ts";
import { type SqsServer, startSqs } from "./sqs/server.ts";

export interface Endpoints {
  dynamodb: string;
  sqs: string;
}

export interface ServicesOptions {
  /** Holds `dynamodb/` and `sqs/`; made when it is not there. */
  dataDir: string;
  /** 0 or nothing takes a free port. */
  dynamoPort?: number;
  sqsPort?: number;
}

export interface ServicesInProcessOptions extends ServicesOptions {
  /** Epoch milliseconds; the machine's clock where absent. */
  now?: () => number;
  /** Hears every operation on the wire, e.g. `dynamodb.Scan`. */
  onRequest?: (operation: string) => void;
}

export interface ServicesInProcess {
  endpoints: Endpoints;
  dynamodb: DynamoDbServer;
  sqs: SqsServer;
  stop(): Promise<void>;
}

/** Both services inside this process; refuses with a LocalServiceError. */
export async function startServicesInProcess(options: ServicesInProcessOptions): Promise<ServicesInProcess> {
  const { dataDir, dynamoPort = 0, sqsPort = 0, now = Date.now, onRequest } = options;
  const dynamodb = await startDynamoDb({
    path: join(dataDir, "dynamodb"),
    port: dynamoPort,
    now,
    onRequest: onRequest && ((operation) => onRequest(`dynamodb.${operation}`)),
  });
  const sqs = await startSqs({
    path: join(dataDir, "sqs"),
    port: sqsPort,
    now,
    onRequest: onRequest && ((operation) => onRequest(`sqs.${operation}`)),
  }).catch(async (error: unknown) => {
    await dynamodb.close();
    throw error;
  });
  return {
    endpoints: { dynamodb: dynamodb.endpoint, sqs: sqs.endpoint },
    dynamodb,
    sqs,
    async stop() {
      await Promise.all([dynamodb.close(), sqs.close()]);
    },
  };
}
