import { AwsError } from "../aws-json/aws-error.ts";

const OPERATION = "com.amazonaws.dynamodb.v20120810#";

export const unknownOperation = (): AwsError =>
  new AwsError("com.amazon.coral.service#UnknownOperationException", "Unknown operation.");

export const validation = (message: string): AwsError =>
  new AwsError("com.amazon.coral.validate#ValidationException", message);

export const resourceNotFound = (message: string): AwsError =>
  new AwsError(`${OPERATION}ResourceNotFoundException`, message);

export const conditionFailed = (details: Record<string, unknown>): AwsError =>
  new AwsError(`${OPERATION}ConditionalCheckFailedException`, "The conditional request failed", { details });

export const idempotencyMismatch = (): AwsError =>
  new AwsError(
    `${OPERATION}IdempotentParameterMismatchException`,
    "The request uses the same client token as a previous, but non-identical request.",
  );

export interface CancellationReason {
  Code: string;
  Message?: string;
  Item?: unknown;
}

export const transactionCanceled = (reasons: CancellationReason[]): AwsError => {
  const codes = reasons.map((reason) => reason.Code).join(", ");
  return new AwsError(
    `${OPERATION}TransactionCanceledException`,
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { details: { CancellationReasons: reasons } },
  );
};

/** True for a refusal whose name after the namespace is the given one. */
export function isRefusal(error: unknown, name: string): error is AwsError {
  return error instanceof AwsError && error.type.endsWith(`#${name}`);
}
