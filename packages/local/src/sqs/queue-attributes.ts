import { invalidParameter, refusal } from "./refusals.ts";

export type Attributes = Record<string, string>;

/** Bytes of body and attributes of one message, and of all messages of a batch. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

const DEFAULTS: Attributes = {
  DelaySeconds: "0",
  MaximumMessageSize: String(MAX_MESSAGE_BYTES),
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
  SqsManagedSseEnabled: "true",
  VisibilityTimeout: "30",
};

const BOUNDS: Record<string, [least: number, most: number]> = {
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, MAX_MESSAGE_BYTES],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

const CHOICES: Record<string, string[]> = {
  FifoQueue: ["true", "false"],
  ContentBasedDeduplication: ["true", "false"],
  DeduplicationScope: ["queue", "messageGroup"],
  FifoThroughputLimit: ["perQueue", "perMessageGroupId"],
  SqsManagedSseEnabled: ["true", "false"],
};

const FREE = new Set(["KmsMasterKeyId", "Policy", "RedriveAllowPolicy", "RedrivePolicy"]);

/** The given attributes, checked and in one spelling; refuses unknown names and values out of bounds. */
export function parseAttributes(given: Record<string, unknown>): Attributes {
  const parsed: Attributes = {};
  for (const [name, value] of Object.entries(given)) {
    const text = String(value);
    const bounds = BOUNDS[name];
    if (bounds && !(/^\d+$/.test(text) && Number(text) >= bounds[0] && Number(text) <= bounds[1])) {
      throw refusal("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
    if (CHOICES[name] && !CHOICES[name].includes(text)) {
      throw refusal("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
    if (!bounds && !CHOICES[name] && !FREE.has(name)) {
      throw refusal("InvalidAttributeName", `Unknown Attribute ${name}.`);
    }
    parsed[name] = name === "RedrivePolicy" && text !== "" ? normalRedrivePolicy(text) : text;
  }
  return parsed;
}

export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

function normalRedrivePolicy(text: string): string {
  const invalid = (reason: string) => invalidParameter("RedrivePolicy", text, reason);
  let policy: { deadLetterTargetArn?: unknown; maxReceiveCount?: unknown };
  try {
    policy = JSON.parse(text);
  } catch {
    throw invalid("Redrive policy is not a valid JSON map.");
  }
  const { deadLetterTargetArn, maxReceiveCount } = policy ?? {};
  if (typeof deadLetterTargetArn !== "string") {
    throw invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
  }
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid("Invalid value for maxReceiveCount: must be between 1 and 1000.");
  }
  return JSON.stringify({ deadLetterTargetArn, maxReceiveCount: count } satisfies RedrivePolicy);
}

export function redrivePolicyOf(attributes: Attributes): RedrivePolicy | undefined {
  return attributes.RedrivePolicy ? (JSON.parse(attributes.RedrivePolicy) as RedrivePolicy) : undefined;
}

/** What a queue has where nothing else was said. */
export function withDefaults(attributes: Attributes): Attributes {
  const fifo: Attributes =
    attributes.FifoQueue === "true"
      ? { ContentBasedDeduplication: "false", DeduplicationScope: "queue", FifoThroughputLimit: "perQueue" }
      : {};
  return { ...DEFAULTS, ...fifo, ...attributes };
}
