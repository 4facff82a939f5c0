/** Every way the domain says no. Closed: HTTP statuses, texts and tests are checked against this list. */
export const refusalCodes = [
  "invalid_input",
  "not_found",
  "not_signed_in",
  "not_allowed",
  "key_expired",
  "key_revoked",
  "version_conflict",
  "version_missing",
  "already_exists",
  "idempotency_key_reused",
  "cooperative_not_active",
  "idea_not_active",
  "match_not_open_for_decision",
  "reason_missing",
  "proposal_not_open",
  "proposal_expired",
  "already_answered",
  "proposal_limit_cooperative",
  "proposal_limit_idea",
  "not_introduced",
  "layer_closed",
  "officer_not_of_delegation",
  "too_many_rows",
  "body_too_large",
  "unsupported_media_type",
  "method_not_allowed",
  "cursor_invalid",
  "session_ended",
  "code_wrong",
  "code_expired",
  "passkey_refused",
  "too_many_requests",
  "origin_not_allowed",
  "headers_too_large",
  "body_too_deep",
  "mandate_scope",
  "mandate_ended",
  "consent_missing",
  "conflict_of_interest",
  "second_administrator_needed",
  "last_administrator",
  "invitation_expired",
  "invitation_used",
  "officer_absent",
  "files_left",
  "side_blocked",
  "busy_try_again",
  "internal",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One wrong value of the input: where it stands and which rule it breaks (key `fields.<rule>` of the texts). */
export interface FieldFault {
  readonly path: string;
  readonly rule: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** A refusal: what is wrong in words of the closed list, never a transport status. */
export class DomainError extends Error {
  readonly code: RefusalCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly faults: readonly FieldFault[];

  constructor(
    code: RefusalCode,
    args: Readonly<Record<string, string | number>> = {},
    faults: readonly FieldFault[] = [],
  ) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.args = args;
    this.faults = faults;
  }
}

/** The one way to refuse. */
export function refuse(code: RefusalCode, args: Readonly<Record<string, string | number>> = {}): never {
  throw new DomainError(code, args);
}

/** True for a refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: readonly RefusalCode[]): error is DomainError {
  return error instanceof DomainError && (codes.length === 0 || codes.includes(error.code));
}
