import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Tracing } from "./tracing.ts";

/** What a process tells of itself, beside its log: a trace of the calls that X-Ray chose, and figures that are counted. */
export interface Telemetry {
  /** Makes the calls of a client of AWS part of the trace. */
  readonly watch: (client: object) => void;
  /** Runs one call; its failure is told and thrown on. */
  readonly measured: <Result>(call: () => Promise<Result>) => Promise<Result>;
}

/** X-Ray chooses where a request comes in, one a second and one in twenty of the others; Lambda tells before each call. */
const isChosen = (): boolean => (process.env._X_AMZN_TRACE_ID ?? "").includes("Sampled=1");

/** Powertools' metrics, and its tracer from the first call on that is to be traced: it follows every promise. */
export function createTelemetry(functionName: string): Telemetry {
  const metrics = new Metrics();
  metrics.setFunctionName(functionName);
  const clients: object[] = [];
  let opening: Promise<Tracing> | undefined;
  let tracing: Tracing | undefined;

  async function openTracing(): Promise<Tracing> {
    const { createTracing } = await import("./tracing.ts");
    tracing = createTracing();
    for (const client of clients) tracing.capture(client);
    return tracing;
  }

  return {
    watch: (client) => {
      clients.push(client);
      tracing?.capture(client);
    },
    measured: async (call) => {
      if (!isChosen()) return counted(metrics, call);
      opening ??= openTracing();
      const { traced } = await opening;
      return traced(() => counted(metrics, call));
    },
  };
}

async function counted<Result>(metrics: Metrics, call: () => Promise<Result>): Promise<Result> {
  metrics.captureColdStartMetric();
  try {
    const result = await call();
    for (const [name, count] of counts(result)) metrics.addMetric(name, MetricUnit.Count, count);
    return result;
  } finally {
    metrics.publishStoredMetrics();
  }
}

/** What a job counted, zeros left out; of a batch, what comes back. */
function counts(result: unknown): [string, number][] {
  if (result === null || typeof result !== "object") return [];
  const named = Object.entries(result).map(([name, value]): [string, unknown] =>
    name === "batchItemFailures" ? ["batchItemFailures", (value as unknown[]).length] : [name, value],
  );
  const isHttp = named.some(([name]) => name === "statusCode");
  return isHttp
    ? []
    : named.filter((one): one is [string, number] => typeof one[1] === "number" && one[1] > 0);
}
