import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A port of the loopback that nothing uses now. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export interface Started {
  readonly url: string;
  readonly pid: number;
  /** Everything written to the terminal so far. */
  output(): string;
  /** What was written to standard error so far. */
  errors(): string;
  /** Resolves once the terminal shows this; rejects with the whole output when the process ends first. */
  shows(text: string): Promise<void>;
  /** Resolves with the exit code, null after a signal. */
  readonly exit: Promise<number | null>;
  /** Ctrl-C, as the terminal sends it to every process of the group. */
  interrupt(): Promise<number | null>;
  /** SIGKILL to every process at once. */
  killAll(): Promise<void>;
  /** SIGKILL to the main process alone. */
  killMain(): Promise<void>;
}

export interface StartOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly args?: readonly string[];
}

function follow(child: ChildProcess) {
  let all = "";
  let errors = "";
  let hasEnded = false;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    all += text;
    changed();
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    all += text;
    errors += text;
    changed();
  });
  const exit = new Promise<number | null>((resolve) =>
    child.once("close", (code) => {
      hasEnded = true;
      changed();
      resolve(code);
    }),
  );
  const shows = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!all.includes(text) && !hasEnded) return;
        listeners.delete(look);
        if (all.includes(text)) resolve();
        else reject(new Error(`The process ended without showing "${text}":\n${all}`));
      };
      listeners.add(look);
      look();
    });
  return { exit, shows, output: () => all, errors: () => errors };
}

/** `npm start` as a person calls it, in a process group of its own. */
export function startAsUser({ dataDir, port, args = [] }: StartOptions): Started {
  const child = spawn(process.execPath, ["packages/local/start.mjs", ...args], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("node did not start");
  const following = follow(child);

  async function signal(target: number, name: NodeJS.Signals): Promise<number | null> {
    try {
      process.kill(target, name);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
    return following.exit;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    ...following,
    interrupt: () => signal(-pid, "SIGINT"),
    async killAll() {
      await signal(-pid, "SIGKILL");
    },
    async killMain() {
      await signal(pid, "SIGKILL");
    },
  };
}
