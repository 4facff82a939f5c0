import { at, nameOf, ofType } from "../support/graph.ts";
import { jobs } from "./permissions.ts";
import { differs, type Rule } from "./rule.ts";

const scheduleType = "aws:scheduler/schedule:Schedule";

/** When each job runs, by Morocco's clock, and how often a failed call is repeated. */
const expected: Readonly<Record<string, readonly [when: string, retries: number]>> = {
  Audit: ["cron(20 1 * * ? *)", 2],
  Digest: ["cron(0 8-11 ? * MON-FRI *)", 2],
  Expire: ["rate(5 minutes)", 0],
  Recompute: ["cron(0 3 * * ? *)", 2],
  Retention: ["cron(40 1 * * ? *)", 2],
  Round: ["rate(1 minute)", 0],
  Sweep: ["rate(1 minute)", 0],
};

export const jobRules: readonly Rule[] = [
  {
    says: "each job has one schedule by Morocco's clock, with its repeats and dead letters",
    check: (graph) =>
      differs(
        "schedules",
        ofType(graph, scheduleType)
          .map(({ inputs }) => ({
            job: nameOf(graph, String(at(inputs, "target", "arn"))),
            when: inputs.scheduleExpression,
            clock: inputs.scheduleExpressionTimezone,
            state: inputs.state,
            retries: at(inputs, "target", "retryPolicy", "maximumRetryAttempts"),
            dead: nameOf(graph, String(at(inputs, "target", "deadLetterConfig", "arn"))),
          }))
          .sort((a, b) => (a.job < b.job ? -1 : 1)),
        jobs.map((job) => ({
          job,
          when: expected[job]?.[0],
          clock: "Africa/Casablanca",
          state: "ENABLED",
          retries: expected[job]?.[1],
          dead: "ScheduledDead",
        })),
      ),
  },
  {
    says: "a job that comes again within minutes is done or given up by then",
    check: (graph) =>
      ofType(graph, "aws:lambda/function:Function").flatMap(({ name, inputs }) => {
        const [when = ""] = expected[name.replace(/Function$/, "")] ?? [];
        const minutes = Number(/^rate\((\d+)/.exec(when)?.[1] ?? Number.POSITIVE_INFINITY);
        return Number(inputs.timeout) < minutes * 60 ? [] : [`${name} may run for ${inputs.timeout} s`];
      }),
  },
];
