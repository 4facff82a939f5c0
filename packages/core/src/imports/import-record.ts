import * as z from "zod";

export const RowFault = z.object({
  row: z.int().min(1),
  list: z.enum(["cooperatives", "ideas"]),
  id: z.string(),
  faults: z.array(z.object({ path: z.string(), rule: z.string() })),
});
export type RowFault = z.infer<typeof RowFault>;

/** Refused rows kept in a report; the rest is counted. */
export const reportedFaults = 200;

/** One import of a bank/1 file: progress while it runs, report when it is done. */
export const ImportRecord = z.object({
  id: z.string(),
  version: z.int().min(1),
  source: z.string(),
  dryRun: z.boolean(),
  state: z.enum(["running", "done", "failed"]),
  read: z.int(),
  created: z.int(),
  revised: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  faults: z.array(RowFault),
  by: z.string(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;
