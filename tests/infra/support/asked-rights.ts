/** A right that a request to AWS needs: `dynamodb:GetItem` on `Table`, with what its conditions see. */
export interface Asked {
  readonly action: string;
  /** The resource's name in `infra/`, with its index; or an address where it has no name. */
  readonly resource: string;
  readonly condition?: string;
}

type Body = Readonly<Record<string, unknown>>;
type Named = (physical: string) => string;

const table = (action: string, name: unknown, named: Named): Asked => ({
  action: `dynamodb:${action}`,
  resource: named(String(name)),
});

/** AWS asks for the right to each part of a transaction. */
const parts: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

function ofDynamodb(operation: string, body: Body, named: Named): Asked[] {
  if (operation.startsWith("Transact"))
    return (body.TransactItems as Record<string, { TableName: string }>[]).flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => table(parts[kind] ?? kind, TableName, named)),
    );
  if (operation.startsWith("Batch"))
    return Object.keys(body.RequestItems as object).map((name) => table(operation, name, named));
  const index = body.IndexName === undefined ? "" : "/index/*";
  return [{ action: `dynamodb:${operation}`, resource: named(String(body.TableName)) + index }];
}

function ofSqs(operation: string, body: Body, named: Named): Asked[] {
  const on = named(String(body.QueueUrl ?? body.SourceArn));
  const asked = (action: string, resource = on): Asked => ({ action: `sqs:${action}`, resource });
  if (operation !== "StartMessageMoveTask") return [asked(operation.replace(/Batch$/, ""))];
  const back = on.replace(/Dead$/, "");
  return [
    ...["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((one) =>
      asked(one),
    ),
    asked("SendMessage", back),
  ];
}

/** What AWS's services ask of whoever sends such a request. @throws Error for one that none of our code sends */
export function rightsAsked(service: string, operation: string, body: Body, named: Named): Asked[] {
  if (service === "DynamoDB_20120810") return ofDynamodb(operation, body, named);
  if (service === "AmazonSQS") return ofSqs(operation, body, named);
  if (service === "TrentService") {
    const [[key, value] = ["", ""]] = Object.entries(
      (body.EncryptionContext ?? {}) as Record<string, string>,
    );
    const condition = `kms:EncryptionContext:${key}=${value}`;
    return [{ action: `kms:${operation}`, resource: "WrappingKey", condition }];
  }
  if (service === "PinpointSMSVoiceV2")
    return ["SmsConfig", "arn:aws:sms-voice:eu-west-3:123456789012:sender-id/*"].map((resource) => ({
      action: `sms-voice:${operation}`,
      resource,
    }));
  if (service === "SES")
    return ["SendEmail", "SendRawEmail"].map((one) => ({ action: `ses:${one}`, resource: "Letters" }));
  throw new Error(`nobody sends ${service} ${operation}`);
}
