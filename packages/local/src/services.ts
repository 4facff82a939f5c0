import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LocalServiceError } from "./local-service-error.ts";
import type { ChildMessage } from "./services-child.ts";
import type { Endpoints, ServicesOptions } from "./services-in-process.ts";

/** Past this a child that does not stop is killed; everything acknowledged is on disk by then. */
const STOPPING_PATIENCE_MS = 10_000;

export interface Services {
  endpoints: Endpoints;
  pid: number;
  /** Resolves with how the child went, whoever ended it. */
  onExit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(): Promise<void>;
}

/**
 * DynamoDB and SQS in one child process that ends with this one.
 * @throws LocalServiceError in one sentence: port in use, folder unwritable or in use, data damaged
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      import.meta.resolve("tsx"),
      fileURLToPath(new URL("services-child.ts", import.meta.url)),
      JSON.stringify(options),
    ],
    { stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const onExit: Services["onExit"] = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const endpoints = await firstWord(child);
  // The services alone are no reason for the parent to stay.
  child.unref();
  child.channel?.unref();
  return {
    endpoints,
    pid: child.pid ?? 0,
    onExit,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const impatient = setTimeout(() => child.kill("SIGKILL"), STOPPING_PATIENCE_MS);
      child.ref();
      if (child.connected) child.disconnect();
      await onExit;
      clearTimeout(impatient);
    },
  };
}

function firstWord(child: ChildProcess): Promise<Endpoints> {
  return new Promise((resolve, reject) => {
    const failed = (reason: string, cause?: unknown) =>
      reject(
        new LocalServiceError("child-failed", `The local services did not start: ${reason}.`, { cause }),
      );
    child.once("error", (error) => failed(error.message, error));
    child.once("exit", (code, signal) => failed(`their process ended with ${signal ?? code}`));
    child.once("message", (message: ChildMessage) => {
      child.removeAllListeners("error");
      child.on("error", () => undefined);
      if (message.kind === "ready") resolve(message.endpoints);
      else reject(new LocalServiceError(message.code, message.message));
    });
  });
}
