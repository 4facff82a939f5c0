import * as z from "zod";

/** Whose data is erased; an idea goes with its holder, or by itself once it was withdrawn long ago. */
const erasedKinds = ["cooperative", "holder", "idea", "person"] as const;

/** A line of the ledger of erasures. */
export const Erasure = z.object({ kind: z.enum(erasedKinds), id: z.string(), at: z.iso.datetime() });
export type Erasure = z.infer<typeof Erasure>;
