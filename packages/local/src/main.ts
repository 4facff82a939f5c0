import { readConfig } from "./config.ts";
import { LocalServiceError } from "./local-service-error.ts";
import { demoRowCount } from "./seed.ts";
import { StartError } from "./start-error.ts";
import { help, readStartOptions, type StartOptions } from "./start-options.ts";
import { type System, startSystem } from "./system.ts";
import { createTerminalLog } from "./terminal-log.ts";
import { welcome } from "./welcome.ts";

const progressMs = 1000;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(error: unknown): never {
  const isForPeople = error instanceof StartError || error instanceof LocalServiceError;
  process.stderr.write(`${isForPeople ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}

/** Tells how far the demo has come, a line whenever something moved. */
function tellProgress(system: System): () => void {
  let last = "";
  const timer = setInterval(() => {
    const { imported, toMatch, toTell } = system.progress();
    const line = `demo     imported ${imported} of ${demoRowCount}, to match ${toMatch}, to tell ${toTell}`;
    if (line !== last) say(line);
    last = line;
  }, progressMs);
  return () => clearInterval(timer);
}

async function start(options: StartOptions): Promise<void> {
  let system: System | undefined;
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    // What is still coming up when there is no system yet ends with this process.
    await system?.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop().catch(fail));

  system = await startSystem({
    ...readConfig(process.env),
    demo: !options.empty,
    fresh: options.fresh,
    log: createTerminalLog(options.verbose),
    tell: say,
  });
  void system.gone.then(() => {
    if (!isStopping) fail(new StartError("Storage and queues have ended by themselves: start again."));
  });
  const done = tellProgress(system);
  try {
    const keys = await system.ready;
    if (!options.empty)
      say(`demo     imported ${demoRowCount}, matched, told\n\n${welcome(system.url, keys)}`);
    say(`\nTawafuq is ready: ${system.url} (letters: ${system.url}/dev/mailbox). Ctrl-C stops it.`);
  } catch (error) {
    if (isStopping) return;
    isStopping = true;
    await system.stop();
    fail(error);
  } finally {
    done();
  }
}

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) say(help);
  else await start(options);
} catch (error) {
  fail(error);
}
