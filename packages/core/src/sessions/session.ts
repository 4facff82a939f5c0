import * as z from "zod";

/** A person signed in on one device. The token is known to its cookie and, sealed, to the store only. */
export const Session = z.object({
  id: z.string(),
  personId: z.string(),
  createdAt: z.iso.datetime(),
  /** When its token was last exchanged for a new one. */
  rotatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.string().optional(),
});
export type Session = z.infer<typeof Session>;
