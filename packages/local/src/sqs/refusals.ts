import { AwsError } from "../aws-json/aws-error.ts";

/** Names of client-sqs' exceptions with the code of the older query protocol, which the SDK reports as `name`. */
const QUERY_CODES = {
  BatchEntryIdsNotDistinct: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
  BatchRequestTooLong: "AWS.SimpleQueueService.BatchRequestTooLong",
  EmptyBatchRequest: "AWS.SimpleQueueService.EmptyBatchRequest",
  InvalidAttributeName: "InvalidAttributeName",
  InvalidAttributeValue: "InvalidAttributeValue",
  InvalidBatchEntryId: "AWS.SimpleQueueService.InvalidBatchEntryId",
  InvalidMessageContents: "InvalidMessageContents",
  InvalidParameterValue: "InvalidParameterValue",
  MessageNotInflight: "AWS.SimpleQueueService.MessageNotInflight",
  MissingParameter: "MissingParameter",
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  QueueNameExists: "QueueAlreadyExists",
  ReceiptHandleIsInvalid: "ReceiptHandleIsInvalid",
  ResourceNotFoundException: "ResourceNotFoundException",
  TooManyEntriesInBatchRequest: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
  UnsupportedOperation: "AWS.SimpleQueueService.UnsupportedOperation",
};

const NOT_FOUND = new Set(["ReceiptHandleIsInvalid", "ResourceNotFoundException"]);

export function refusal(name: keyof typeof QUERY_CODES, message: string): AwsError {
  return new AwsError(`com.amazonaws.sqs#${name}`, message, {
    queryCode: QUERY_CODES[name],
    statusCode: NOT_FOUND.has(name) ? 404 : 400,
  });
}

export const unknownOperation = (): AwsError =>
  new AwsError("com.amazon.coral.service#UnknownOperationException", "Unknown operation.");

export const missing = (parameter: string): AwsError =>
  refusal("MissingParameter", `The request must contain the parameter ${parameter}.`);

export const invalidParameter = (parameter: string, value: unknown, reason: string): AwsError =>
  refusal(
    "InvalidParameterValue",
    `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );
