import type { Log } from "@tawafuq/core/operations/log";
import { DomainError, isRefusal, refusalCodes } from "@tawafuq/core/refusals/refusal";
import { renderFieldFault, renderRefusal } from "@tawafuq/core/texts/translate";
import { HTTPException } from "hono/http-exception";
import type { AppContext } from "./app-env.ts";
import { type FaultPlace, pointerOf } from "./field-faults.ts";
import * as z from "./openapi-zod.ts";
import { refusalStatus } from "./refusal-status.ts";

/** RFC 9457; `type` is `https://tawafuq.example/problems/<code>`, `instance` the request id. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(refusalCodes),
    args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string().openapi({ description: "JSON pointer into what was sent" }),
          in: z.enum(["body", "query", "path", "header"]),
          rule: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");
export type Problem = z.infer<typeof Problem>;

/** Faults told at most: a wrong file has thousands. */
const toldFaults = 100;

/** A refusal of what came outside the body: `place` says where. */
export class RequestFault extends DomainError {
  readonly place: FaultPlace;

  constructor(place: FaultPlace, faults: DomainError["faults"]) {
    super("invalid_input", {}, faults);
    this.place = place;
  }
}

function refusalOfStatus(error: HTTPException): DomainError | undefined {
  if (error.status === 400) return new DomainError("invalid_input", {}, [{ path: "", rule: "invalid_json" }]);
  if (error.status === 403) return new DomainError("not_allowed");
  if (error.status === 413) return new DomainError("body_too_large");
  if (error.status === 415) return new DomainError("unsupported_media_type");
  return undefined;
}

/** The refusal an error means, or undefined for a fault of our own. */
export function refusalOf(error: unknown): DomainError | undefined {
  if (isRefusal(error)) return error;
  return error instanceof HTTPException ? refusalOfStatus(error) : undefined;
}

/** The problem document of a refusal in the reader's language. */
export function problemOf(c: AppContext, refusal: DomainError): Problem {
  const language = c.get("language") ?? "ar";
  const place = refusal instanceof RequestFault ? refusal.place : "body";
  return {
    type: `https://tawafuq.example/problems/${refusal.code}`,
    ...renderRefusal(language, refusal.code, refusal.args),
    status: refusalStatus[refusal.code],
    instance: c.get("requestId") ?? "",
    code: refusal.code,
    ...(Object.keys(refusal.args).length === 0 ? {} : { args: refusal.args }),
    ...(refusal.faults.length === 0
      ? {}
      : {
          errors: refusal.faults.slice(0, toldFaults).map((fault) => ({
            pointer: pointerOf(fault.path),
            in: place,
            rule: fault.rule,
            detail: renderFieldFault(language, fault.rule, fault.args ?? {}),
          })),
        }),
  };
}

/** Says when to come again, where that is known. */
export function sayWhenToRetry(c: AppContext, problem: Problem): void {
  const seconds = problem.status === 503 ? 1 : problem.args?.seconds;
  if (seconds !== undefined) c.header("Retry-After", String(seconds));
}

/** Answers with a problem document. */
export function answerProblem(c: AppContext, refusal: DomainError): Response {
  const problem = problemOf(c, refusal);
  c.header("Content-Type", "application/problem+json");
  c.header("Content-Language", c.get("language") ?? "ar");
  c.header("Cache-Control", "no-store");
  if (problem.status === 401) c.header("WWW-Authenticate", 'Bearer realm="tawafuq"');
  sayWhenToRetry(c, problem);
  return c.body(JSON.stringify(problem), refusalStatus[refusal.code]);
}

/** The refusal to answer an error with; what nobody foresaw is logged and told as `internal`. */
export function refusalToTell(error: unknown, c: AppContext, log: Log): DomainError {
  const refusal = refusalOf(error);
  if (refusal !== undefined && refusal.code !== "internal") return refusal;
  log.error("request failed", {
    requestId: c.get("requestId"),
    method: c.req.method,
    path: c.req.path,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return new DomainError("internal");
}
