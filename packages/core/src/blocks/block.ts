import * as z from "zod";

/** One side wants no proposals with the other any more, whatever fits. The other side is not told. */
export const Block = z.object({
  cooperativeId: z.string(),
  holderId: z.string(),
  /** Who asked for it. */
  by: z.enum(["cooperative", "holder"]),
  at: z.iso.datetime(),
});
export type Block = z.infer<typeof Block>;
