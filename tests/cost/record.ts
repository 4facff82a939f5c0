import { listMailFiles } from "@tawafuq/local/mailbox";
import type { Usage } from "./meter.ts";
import type { World } from "./world.ts";

/** The Lambda functions of `infra/`, and who does what in none of them. */
type FunctionName = "api" | "auth" | "match" | "notify" | "round" | "sweep" | "expire" | "recompute";

/** What one run of a use case takes, the mean where it was run several times. */
export interface Figures {
  readonly function: FunctionName;
  /** Read request units. */
  readonly reads: number;
  /** Write request units, indexes among them. */
  readonly writes: number;
  /** Billed requests to SQS; receiving and deleting are the event source's and not among them. */
  readonly sqsRequests: number;
  readonly matchJobs: number;
  readonly noticeJobs: number;
  readonly letters: number;
  readonly sms: number;
  /** Requests to DynamoDB: each is waited for. */
  readonly requests: number;
  /** Milliseconds of one core of the machine it was last measured on: an estimate, never asserted. */
  readonly cpuMs: number;
}

interface Sample extends Usage {
  /** How many the run did at once. */
  readonly count: number;
  readonly letters: number;
  readonly sms: number;
  readonly cpuMs: number;
}

export interface Recorder {
  /** Runs and counts it under this name; the same name again is another sample. `perOf`: how many it did at once. */
  run<Result>(
    name: string,
    where: FunctionName,
    act: () => Promise<Result>,
    perOf?: (result: Result) => number,
  ): Promise<Result>;
  /** Per use case in the order they were first run. */
  figures(): Readonly<Record<string, Figures>>;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** @throws Error where a run has refused writes: it would be measured too low */
export function createRecorder({ app, meter }: World): Recorder {
  const samples = new Map<string, { where: FunctionName; all: Sample[] }>();

  async function countLetters(): Promise<{ letters: number; sms: number }> {
    const files = await listMailFiles(app.bank.mailbox);
    const sms = files.filter((file) => file.endsWith(".sms.json")).length;
    return { letters: files.length - sms, sms };
  }

  return {
    async run(name, where, act, perOf = () => 1) {
      const before = await countLetters();
      meter.take();
      const begun = process.cpuUsage();
      const result = await act();
      const { user, system } = process.cpuUsage(begun);
      const cpuMs = (user + system) / 1000;
      const usage = meter.take();
      const after = await countLetters();
      if (usage.refused > 0) throw new Error(`${name} had ${usage.refused} refused writes.`);
      const known = samples.get(name) ?? { where, all: [] };
      const letters = after.letters - before.letters;
      const count = perOf(result);
      known.all.push({ ...usage, count, letters, sms: after.sms - before.sms, cpuMs });
      samples.set(name, known);
      return result;
    },
    figures() {
      const rows = [...samples].map(([name, { where, all }]): [string, Figures] => {
        const total = (of: (sample: Sample) => number) => all.reduce((sum, sample) => sum + of(sample), 0);
        const mean = (of: (sample: Sample) => number) => round(total(of) / total(({ count }) => count));
        const sent = (queue: string) => (sample: Sample) =>
          Object.entries(sample.messages).reduce(
            (sum, [name, count]) => sum + (name.startsWith(queue) ? count : 0),
            0,
          );
        return [
          name,
          {
            function: where,
            reads: mean((sample) => sample.reads),
            writes: mean((sample) => sample.writes),
            sqsRequests: mean((sample) => sample.sqsRequests),
            matchJobs: mean(sent("match-requests")),
            noticeJobs: mean(sent("notices")),
            letters: mean((sample) => sample.letters),
            sms: mean((sample) => sample.sms),
            requests: mean((sample) => sample.requests),
            cpuMs: Math.round(median(all.map((sample) => sample.cpuMs / sample.count))),
          },
        ];
      });
      return Object.fromEntries(rows);
    },
  };
}

/** The first run of anything is slower than all others; half of them are not. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
