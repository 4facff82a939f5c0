import type { EngineStore } from "dynalite/db/index.js";
import { asAwsError } from "./engine.ts";

export type Action = (
  store: EngineStore,
  data: object,
  callback: (error: unknown, result?: Record<string, unknown>) => void,
) => void;

/** Runs a dynalite action; faults inside its callbacks reject too, through the `fail` the store is built with. */
export function runAction(
  action: Action,
  storeFor: (fail: (error: unknown) => void) => EngineStore,
  data: object,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    action(storeFor(reject), data, (error, result) => {
      if (error) reject(asAwsError(error));
      else resolve(result ?? {});
    });
  });
}
