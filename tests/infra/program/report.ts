import type { record } from "./program.ts";

interface Config {
  run(): Promise<Record<string, unknown>>;
}

/** Called by the bundled program. Evaluates the stage and sends the parent what it found, or why it could not. @public */
export function report(
  config: Config,
  run: (program: () => Promise<Record<string, unknown>>) => Promise<Record<string, unknown>>,
  recordWith: typeof record,
): void {
  const { tawafuqApp: app } = globalThis as unknown as {
    tawafuqApp: { stage: string; providers: { aws: { region: string } } };
  };
  let told: unknown = { fault: "the program never ended" };
  const fail = (error: unknown) => {
    told = { fault: error instanceof Error ? error.stack : String(error) };
  };
  // Components go on registering after the program has returned: all is told once nothing is left to do.
  process.once("beforeExit", () => process.send?.(told, () => process.exit()));
  process.channel?.unref();
  // The first refusal says most; those after it follow from it.
  process.once("unhandledRejection", (error) => {
    fail(error);
    process.send?.(told, () => process.exit());
  });
  recordWith(app.stage, app.providers.aws.region, () => run(() => config.run())).then((found) => {
    told = found;
  }, fail);
}
