import * as z from "zod";

/** Somebody who can sign in. At least one of e-mail and phone is there, and confirmed by a code. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  createdAt: z.iso.datetime(),
});
export type Person = z.infer<typeof Person>;
