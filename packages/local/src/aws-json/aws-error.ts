/** A refusal as AWS spells it; `details` are further fields of the answer's body. */
export class AwsError extends Error {
  readonly type: string;
  readonly statusCode: number;
  readonly queryCode: string | undefined;
  readonly details: Record<string, unknown>;

  constructor(
    type: string,
    message: string,
    options: { statusCode?: number; queryCode?: string; details?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = "AwsError";
    this.type = type;
    this.statusCode = options.statusCode ?? 400;
    this.queryCode = options.queryCode;
    this.details = options.details ?? {};
  }
}
