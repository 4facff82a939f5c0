import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { Tracer } from "@aws-lambda-powertools/tracer";

/** What a process tells of itself, beside its log: a trace of each call and figures that are counted. */
export interface Telemetry {
  /** Makes the calls of a client of AWS part of the trace. */
  readonly watch: (client: object) => void;
  /** Runs one call; its failure is told and thrown on. */
  readonly measured: <Result>(call: () => Promise<Result>) => Promise<Result>;
}

/** Powertools' tracer and metrics under the names that the environment gives. Off outside Lambda. */
export function createTelemetry(functionName: string): Telemetry {
  // Calls of our own clients are traced one by one; those of the runtime's own are nobody's business.
  const tracer = new Tracer({ captureHTTPsRequests: false });
  const metrics = new Metrics();
  metrics.setFunctionName(functionName);
  return {
    watch: (client) => {
      tracer.captureAWSv3Client(client as never);
    },
    measured: (call) => traced(tracer, metrics, call),
  };
}

async function traced<Result>(
  tracer: Tracer,
  metrics: Metrics,
  call: () => Promise<Result>,
): Promise<Result> {
  const segment = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
  const part = segment?.addNewSubsegment("handler");
  if (part !== undefined) tracer.setSegment(part);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  metrics.captureColdStartMetric();
  try {
    const result = await call();
    for (const [name, count] of counts(result)) metrics.addMetric(name, MetricUnit.Count, count);
    return result;
  } catch (error) {
    tracer.addErrorAsMetadata(error as Error);
    throw error;
  } finally {
    part?.close();
    if (segment !== undefined) tracer.setSegment(segment);
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
