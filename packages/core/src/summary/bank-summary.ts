import * as z from "zod";

/** What the bank holds, counted by the proposal round; shown on the front page. */
export const BankSummary = z.object({
  cooperatives: z.int(),
  ideas: z.int(),
  cooperativesByRegion: z.record(z.string(), z.int()),
  ideasByRegion: z.record(z.string(), z.int()),
  cooperativesBySector: z.record(z.string(), z.int()),
  ideasBySector: z.record(z.string(), z.int()),
  at: z.iso.datetime(),
});
export type BankSummary = z.infer<typeof BankSummary>;
