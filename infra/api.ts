import { common } from "./functions";
import { matchRequests, matchRequestsDead, notices, noticesDead } from "./queues";

export const api = new sst.aws.ApiGatewayV2("Api");

api.route("$default", {
  ...common,
  handler: "functions/http/lambda.handler",
  memory: "1024 MB",
  timeout: "29 seconds",
  permissions: [
    ...common.permissions,
    // Administrators look at dead letters and move them back to where they came from.
    {
      actions: [
        "sqs:ReceiveMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:StartMessageMoveTask",
        "sqs:ListMessageMoveTasks",
      ],
      resources: [matchRequestsDead.arn, noticesDead.arn],
    },
    { actions: ["sqs:SendMessage"], resources: [matchRequests.arn, notices.arn] },
  ],
});
