import { LocalServiceError, type LocalServiceErrorCode } from "./local-service-error.ts";
import { type Endpoints, type ServicesOptions, startServicesInProcess } from "./services-in-process.ts";

export type ChildMessage =
  | { kind: "ready"; endpoints: Endpoints }
  | { kind: "failed"; code: LocalServiceErrorCode; message: string };

function tellParent(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) resolve();
    else process.send(message, () => resolve());
  });
}

async function serve(options: ServicesOptions): Promise<void> {
  const parentGone = new Promise<void>((resolve) => {
    process.once("disconnect", resolve);
    process.once("SIGTERM", resolve);
    // Ctrl-C reaches the whole group; the parent first finishes its work and then lets go of this process.
    process.on("SIGINT", () => undefined);
  });
  const services = await startServicesInProcess(options);
  await tellParent({ kind: "ready", endpoints: services.endpoints });
  await parentGone;
  await services.stop();
}

try {
  await serve(JSON.parse(process.argv[2] ?? "{}") as ServicesOptions);
  process.exit(0);
} catch (error) {
  if (error instanceof LocalServiceError) {
    await tellParent({ kind: "failed", code: error.code, message: error.message });
  } else console.error(error);
  process.exit(1);
}
