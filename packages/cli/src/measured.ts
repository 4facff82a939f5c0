import * as z from "zod";
import stored from "../data/measured.json" with { type: "json" };

const FunctionName = z.enum(["api", "auth", "match", "notify", "round", "sweep", "expire", "recompute"]);
export type FunctionName = z.infer<typeof FunctionName>;

const amount = z.number().min(0);
const Figures = z.object({
  function: FunctionName,
  reads: amount,
  writes: amount,
  sqsRequests: amount,
  matchJobs: amount,
  noticeJobs: amount,
  letters: amount,
  sms: amount,
  requests: amount,
  cpuMs: amount,
});
export type Figures = z.infer<typeof Figures>;

const useCases = Object.keys(stored.useCases) as (keyof typeof stored.useCases)[];
export type UseCase = (typeof useCases)[number];

const Measured = z.object({
  measuredOn: z.iso.date(),
  node: z.string(),
  bank: z.object({
    cooperatives: amount,
    ideas: amount,
    matchBytes: amount,
    ideaBytes: amount,
    cooperativeBytes: amount,
    waitingPerIdea: amount,
    keptBackPerIdea: amount,
    proposedPerIdea: amount,
    passingShare: amount,
    storedBytesPerProfile: amount,
  }),
  index: z.object({
    cooperatives: amount,
    ideas: amount,
    snapshotBytes: amount,
    storedBytes: amount,
    memoryBytes: amount,
    prepareIdeaMs: amount,
    ideaStoredBytes: amount,
    bankStoredBytes: amount,
    ideaMemoryBytes: amount,
    decodeIdeaMs: amount,
    tableIdeaMs: amount,
    decodeBankIdeaMs: amount,
    prepareCooperativeMs: amount,
    decodeMsPerThousand: amount,
    searchMsPerThousand: amount,
    rankMsPerThousand: amount,
  }),
  useCases: z.record(z.enum(useCases as [UseCase, ...UseCase[]]), Figures),
});
export type Measured = z.infer<typeof Measured>;

/** As `npm run cost:measure` stored it. */
export const measured: Measured = Measured.parse(stored);
