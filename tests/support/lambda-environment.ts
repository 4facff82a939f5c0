import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { erasuresTableOf } from "@tawafuq/aws/create-table";
import type { TestApp } from "./app.ts";

/** The environment Lambda and `infra/` would give a function, on the services of a test. */
export async function lambdaEnvironment(
  { bank, dataDir }: Pick<TestApp, "bank" | "dataDir">,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const { endpoints, queues, region } = bank;
  const link = (properties: object) => JSON.stringify(properties);
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_LAMBDA_FUNCTION_NAME: "test",
    AWS_RETRY_MODE: "adaptive",
    POWERTOOLS_METRICS_NAMESPACE: "Tawafuq",
    POWERTOOLS_SERVICE_NAME: "test",
    AWS_EC2_METADATA_DISABLED: "true",
    LAMBDA_TASK_ROOT: folder,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    SST_RESOURCE_App: link({ name: "tawafuq", stage: "test" }),
    SST_RESOURCE_Place: link({ siteUrl: "https://tawafuq.example", region }),
    SST_RESOURCE_SiteKey: link({ value: "none" }),
    SST_RESOURCE_Table: link({ name: "tawafuq" }),
    SST_RESOURCE_Erasures: link({ name: erasuresTableOf("tawafuq") }),
    SST_RESOURCE_MatchRequests: link({ url: queues.matchRequests }),
    SST_RESOURCE_MatchRequestsDead: link({ url: queues.matchRequestsDead }),
    SST_RESOURCE_Notices: link({ url: queues.notices }),
    SST_RESOURCE_NoticesDead: link({ url: queues.noticesDead }),
    SST_RESOURCE_InboundEvents: link({ url: queues.inboundEvents }),
    SST_RESOURCE_InboundEventsDead: link({ url: queues.inboundEventsDead }),
    SST_RESOURCE_MasterKey: link({ value: (await readFile(join(dataDir, "master-key"), "utf8")).trim() }),
    SST_RESOURCE_Mail: link({ sender: "bank@tawafuq.example", configSet: "letters" }),
    SST_RESOURCE_Sms: link({ sender: "TAWAFUQ", configSet: "messages" }),
  };
}
