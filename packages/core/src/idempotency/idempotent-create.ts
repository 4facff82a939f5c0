import * as z from "zod";

/** Days a create with the same key is answered with the same result. */
export const idempotencyDays = 7;

/** Remembers what a create with an Idempotency-Key made. */
export const IdempotentCreate = z.object({
  actor: z.string(),
  key: z.string(),
  requestHash: z.string(),
  createdId: z.string(),
  expiresAtEpochSeconds: z.int(),
});
export type IdempotentCreate = z.infer<typeof IdempotentCreate>;
