import type { MandateScope } from "@tawafuq/core/mandates/mandate";
import type { Access, Caller } from "@tawafuq/functions/http/access";
import type { Ownership } from "./ownership.ts";

/** Somebody who calls routes. */
export interface MatrixCaller {
  readonly name: string;
  readonly role: Caller | "nobody";
  readonly headers: Readonly<Record<string, string>>;
  /** Ids of whom this is: records with one of them among their owners are this caller's. */
  readonly ids: readonly string[];
  readonly delegations?: readonly string[];
  /** What the mandate allows, where an agent acts under one. */
  readonly scopes?: readonly MandateScope[];
  /** What whatever they come with is refused with: a key that was revoked, a session that ended. */
  readonly refusedWith?: string;
}

/** Something a path can name. */
export interface MatrixRecord {
  readonly id: string;
  readonly owners: readonly string[];
  readonly delegation?: string;
  /** Ids that a full request to it names beside. */
  readonly about?: Readonly<Record<string, string>>;
  readonly isMissing?: true;
}

/**
 * What must become of a request. `pass`: neither the route nor whose record it is stands in its way; `open`: the route
 * asks nobody who they are, whatever they come with.
 */
export type Outcome =
  | "pass"
  | "open"
  | "not_signed_in"
  | "not_allowed"
  | "mandate_scope"
  | "not_found"
  | "officer_not_of_delegation"
  | "invalid_input"
  | (string & {});

/** Whether the route takes this caller at all. */
function entryOf(access: Access, caller: MatrixCaller): Outcome {
  if (access.who === "anybody") return "open";
  if (caller.refusedWith !== undefined) return caller.refusedWith;
  if (caller.role === "nobody") return "not_signed_in";
  if (!access.who.includes(caller.role)) return "not_allowed";
  if (caller.scopes === undefined) return "pass";
  const { mandate } = access;
  return mandate === "any" || caller.scopes.some((scope) => scope === mandate) ? "pass" : "mandate_scope";
}

function reachOf(rule: Ownership, caller: MatrixCaller, record: MatrixRecord): Outcome {
  const { officers, administrators, isClosed, isListWhereMissing } = rule;
  if (record.isMissing && isListWhereMissing && caller.role === "administrator") return "pass";
  if (record.isMissing) return isClosed ? "invalid_input" : "not_found";
  if (caller.role === "administrator" && administrators !== "own") return "pass";
  if (caller.role === "officer" && officers !== "own") {
    const isOfDelegation = caller.delegations?.some((one) => one === record.delegation);
    if (isOfDelegation) return "pass";
    return officers === "delegation" ? "officer_not_of_delegation" : "not_found";
  }
  return record.owners.some((owner) => caller.ids.includes(owner)) ? "pass" : "not_found";
}

/** What the access table and the ownership rule say about one request. */
export function expectedOutcome(
  access: Access,
  rule: Ownership | "public" | undefined,
  caller: MatrixCaller,
  record: MatrixRecord | undefined,
): Outcome {
  const entry = entryOf(access, caller);
  if (entry !== "pass" || record === undefined || rule === "public") return entry;
  if (rule !== undefined) return reachOf(rule, caller, record);
  // Not in the path but asked for: a delegation.
  return caller.role === "officer" && !caller.delegations?.some((one) => one === record.delegation)
    ? "officer_not_of_delegation"
    : "pass";
}

const walls = [
  "not_signed_in",
  "key_revoked",
  "key_expired",
  "session_ended",
  "mandate_ended",
  "mandate_scope",
  "not_allowed",
  "not_found",
  "officer_not_of_delegation",
];
/** What a body names may be missing, or another delegation's. */
const elsewhere = ["not_found", "officer_not_of_delegation"];
/** Pages tell a refusal in words; their status has to do. */
const statusOf: Readonly<Record<string, number>> = {
  not_signed_in: 401,
  key_revoked: 401,
  key_expired: 401,
  session_ended: 401,
  not_found: 404,
  invalid_input: 400,
};

/** True where an answer is what was expected. */
export function isExpected(
  expected: Outcome,
  answer: {
    readonly status: number;
    readonly code?: string | undefined;
    readonly isPage: boolean;
    readonly method: string;
    /** Whether the path or a delegation named a record. */
    readonly isAboutRecord: boolean;
    readonly isLimited: boolean;
    /** The status of a refusal of the route's own, where it is one that a wall has too. */
    readonly ownStatus: number | undefined;
  },
): boolean {
  const { status, code, isPage, method, isAboutRecord, isLimited, ownStatus } = answer;
  // A limit that was met tells nothing of access; only who tries wrong keys at the door meets one here.
  if (expected === "pass" && !isAboutRecord && (elsewhere.includes(code ?? "") || (isPage && status === 404)))
    return true;
  if (expected === "pass" && ownStatus === status) return true;
  if (expected === "pass" && status === 429) return isLimited;
  if (status >= 500 || (status === 429 && expected !== "open")) return false;
  // To come in at the door is asked with POST, and a wrong key or code is refused there.
  if (expected === "open") return status !== 403 && (status !== 401 || method === "POST");
  if (expected === "pass")
    return isPage ? ![401, 403, 404].includes(status) : code === undefined || !walls.includes(code);
  return isPage ? status === (statusOf[expected] ?? 403) : code === expected;
}
