import * as z from "zod";

/** Whom a key speaks for. */
export const KeyScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cooperative"), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("holder"), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("officer"), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("administrator"), id: z.string().min(1).max(100) }),
]);
export type KeyScope = z.infer<typeof KeyScope>;

export const KeyInput = z.strictObject({
  label: z.string().trim().min(1).max(120),
  scope: KeyScope,
  expiresInDays: z.int().min(1).max(730).default(365),
});
export type KeyInput = z.infer<typeof KeyInput>;

/** An API key as stored: the secret itself is known to its bearer only. */
export const ApiKey = z.object({
  id: z.string(),
  version: z.int().min(1),
  label: z.string(),
  scope: KeyScope,
  secretHash: z.string(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** A key as shown to administrators. */
export const ApiKeyView = ApiKey.omit({ secretHash: true });
