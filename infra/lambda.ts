import { bundling, type FunctionName } from "./bundling";
import { type Grant, knowsPlace, traces } from "./grants";

interface LambdaArgs {
  readonly bundle: FunctionName;
  readonly megabytes: number;
  readonly timeoutSeconds: number;
  readonly grants: readonly Grant[];
  readonly retention?: "1 month" | "forever";
  /** A day without a call is a fault. */
  readonly isNightly?: boolean;
}

/** A function and what its alarms must know of it. */
export interface Watched {
  readonly name: string;
  readonly function: sst.aws.Function;
  readonly timeoutSeconds: number;
  readonly isNightly: boolean;
}

/** Every function of the stage, in the order they were made. */
export const watched: Watched[] = [];

/** A function with what all of them have: Node 24 on arm64, JSON logs, a trace, and only what it is granted. */
export function lambda(name: string, args: LambdaArgs): sst.aws.Function {
  const grants = [knowsPlace, ...args.grants, traces];
  const { handler, nodejs, copyFiles } = bundling[args.bundle];
  const made = new sst.aws.Function(name, {
    handler,
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: `${args.megabytes} MB`,
    timeout: `${args.timeoutSeconds} seconds`,
    environment: {
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: "Tawafuq",
      // The SDK's own retries, with jitter and a budget, so that a throttled table is not asked ever more.
      AWS_RETRY_MODE: "adaptive",
    },
    logging: { format: "json", retention: args.retention ?? "1 month" },
    nodejs,
    copyFiles,
    link: [...new Set(grants.flatMap((grant) => grant.links))],
    permissions: grants.flatMap((grant) => [...grant.permissions]),
    transform: { function: { tracingConfig: { mode: "Active" } } },
  });
  const { timeoutSeconds, isNightly = false } = args;
  watched.push({ name, function: made, timeoutSeconds, isNightly });
  return made;
}
