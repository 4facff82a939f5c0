import * as z from "./openapi-zod.ts";
import { Problem } from "./problem.ts";

/** A JSON answer in a route's description. */
export function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A required JSON body in a route's description. */
export function takes<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

/** What any route may answer instead. */
export const problems = {
  default: {
    description: "A problem (RFC 9457) with a code of the closed list",
    content: { "application/problem+json": { schema: Problem } },
  },
};

const id = z.string().min(1).max(200);

/** Path parameters. */
export const ById = z.object({ id });
export const ByMatch = z.object({ matchId: id.openapi({ description: "<ideaId>.<cooperativeId>" }) });

/** Headers that handlers read themselves; described here for the contract. */
export const IfMatch = z.object({
  "If-Match": z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'The version you saw, as the ETag said it: "3"' }),
});
export const IdempotencyKey = z.object({
  "Idempotency-Key": z
    .string()
    .max(200)
    .optional()
    .openapi({ description: "1..200 printable characters; the same key and body create once (7 days)" }),
});
