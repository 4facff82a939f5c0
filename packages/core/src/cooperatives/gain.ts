import { openFields } from "@tawafuq/matching/rank/gains";
import * as z from "zod";

/** Something a cooperative has not told, and how many more ideas it could be shown with it; see `gainsOf`. */
export const Gain = z.object({ field: z.enum(openFields), ideas: z.int().min(0) });
export type Gain = z.infer<typeof Gain>;
