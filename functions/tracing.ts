import { Tracer } from "@aws-lambda-powertools/tracer";

/** What X-Ray is told of one process. */
export interface Tracing {
  /** Makes the calls of a client of AWS part of the trace. */
  readonly capture: (client: object) => void;
  /** Runs one call as a part of the trace; its failure is told and thrown on. */
  readonly traced: <Result>(call: () => Promise<Result>) => Promise<Result>;
}

/** Powertools' tracer under the name that the environment gives. Off outside Lambda. */
export function createTracing(): Tracing {
  // Calls of our own clients are traced one by one; those of the runtime's own are nobody's business.
  const tracer = new Tracer({ captureHTTPsRequests: false });
  return {
    capture: (client) => {
      tracer.captureAWSv3Client(client as never);
    },
    traced: (call) => traced(tracer, call),
  };
}

async function traced<Result>(tracer: Tracer, call: () => Promise<Result>): Promise<Result> {
  const segment = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
  const part = segment?.addNewSubsegment("handler");
  if (part !== undefined) tracer.setSegment(part);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  try {
    return await call();
  } catch (error) {
    tracer.addErrorAsMetadata(error as Error);
    throw error;
  } finally {
    part?.close();
    if (segment !== undefined) tracer.setSegment(segment);
  }
}
