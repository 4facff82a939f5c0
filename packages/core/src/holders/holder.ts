import * as z from "zod";
import { ContactInput, Reachability } from "../contacts/contact.ts";

/** What is sent to register who stands behind ideas. */
export const HolderInput = z.strictObject({
  name: z.string().trim().min(2).max(160),
  contact: ContactInput.prefault({}),
});
export type HolderInput = z.infer<typeof HolderInput>;

/** Who stands behind one or more ideas. Contacts live apart. */
export const Holder = z.object({
  id: z.string(),
  version: z.int().min(1),
  name: z.string(),
  contact: Reachability,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set once its data was erased: the name that stands here since then is made up. */
  erasedAt: z.iso.datetime().optional(),
});
export type Holder = z.infer<typeof Holder>;
