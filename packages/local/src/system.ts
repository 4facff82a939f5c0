import { findRestoreMark } from "@tawafuq/aws/backup/restore-mark";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { emptyDataFolder, prepareDataFolder } from "./data-folder.ts";
import type { DemoKey } from "./demo-keys.ts";
import { findRunningServices, removeEndpoints, writeEndpoints } from "./endpoints-file.ts";
import { openBank } from "./open-bank.ts";
import { createPump, type Pump } from "./pump.ts";
import { seedDemo } from "./seed.ts";
import { createSite, type Progress, type Stage } from "./site.ts";
import { StartError } from "./start-error.ts";
import { listen, type Web } from "./web.ts";

export interface SystemOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Import the demonstration bank. */
  readonly demo: boolean;
  /** Remove what is ours in the data folder first. */
  readonly fresh?: boolean;
  readonly log: Log;
  /** Hears one line as each part comes up. */
  readonly tell?: (line: string) => void;
}

export interface System {
  readonly url: string;
  readonly ports: Ports;
  readonly pump: Pump;
  /** Folder of the letters. */
  readonly mailbox: string;
  /** Resolves when the demo bank is imported, matched and told: the demo people's keys. */
  readonly ready: Promise<readonly DemoKey[]>;
  progress(): Progress;
  /** Resolves when the services have ended, by `stop` or by themselves. */
  readonly gone: Promise<void>;
  /** Finishes the work at hand and closes everything. */
  stop(): Promise<void>;
}

type Bank = Awaited<ReturnType<typeof openBank>>;

async function openDataFolder(options: SystemOptions): Promise<Bank> {
  const { dataDir } = options;
  await prepareDataFolder(dataDir);
  if ((await findRunningServices(dataDir)) !== undefined)
    throw new StartError(
      `The data folder ${dataDir} is in use by another run: stop that one, or set DATA_DIR to another folder.`,
    );
  if (options.fresh === true) await emptyDataFolder(dataDir);
  const bank = await openBank({ dataDir, log: options.log, siteUrl: `http://127.0.0.1:${options.port}` });
  if ((await findRestoreMark(bank.tables)) !== undefined) {
    await bank.stop();
    // Proposals made of half a bank would be told to people.
    throw new StartError(
      `A restore into ${dataDir} was broken off, so the bank is not whole: run the same restore again first.`,
    );
  }
  await writeEndpoints(dataDir, { pid: process.pid, ...bank.endpoints });
  return bank;
}

/**
 * Brings the whole system up on this machine; the demo import goes on behind `ready`.
 * @throws StartError, LocalServiceError in one sentence
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const web = await listen(options.port);
  try {
    return run(options, web, await openDataFolder(options));
  } catch (error) {
    await web.stop();
    throw error;
  }
}

function run(options: SystemOptions, web: Web, bank: Bank): System {
  const { dataDir, log, tell = () => undefined } = options;
  const { ports, mailbox } = bank;
  tell(`storage  ${bank.endpoints.dynamodb}, kept in ${dataDir}`);
  tell(`queues   ${bank.endpoints.sqs}`);

  const pump = createPump({ ...bank, log, retryAfterSeconds: 1 });
  pump.start();
  tell("workers  match, notify, and the jobs of the clock");

  const stopping = new AbortController();
  let stage: Stage = "starting";
  let imported = 0;
  const progress = (): Progress => ({ ready: stage === "ready", stage, imported, ...pump.backlog });
  web.show(createSite(ports, { log, mailbox, progress }).fetch);
  tell(`web      ${web.url}`);

  async function makeReady(): Promise<readonly DemoKey[]> {
    stage = "importing";
    const keys = options.demo
      ? await seedDemo(ports, dataDir, stopping.signal, (count) => {
          imported = count;
        })
      : [];
    stage = "matching and telling";
    await pump.settled();
    stage = "ready";
    return keys;
  }

  const ready = makeReady();
  // Whoever stops early has no use for the failure; everybody else awaits `ready`.
  ready.catch(() => undefined);

  return {
    url: web.url,
    ports,
    pump,
    mailbox,
    ready,
    progress,
    gone: bank.gone,
    async stop() {
      stopping.abort();
      await web.stop();
      await pump.stop();
      await ready.catch(() => undefined);
      await bank.stop();
      await removeEndpoints(dataDir);
    },
  };
}
