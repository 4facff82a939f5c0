import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packed, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const howToGetOne =
  "The browser tests need a Chrome or Chromium on this machine: install one and name its program, " +
  "for example CHROME_PATH=/usr/bin/google-chrome npm test.";

const packageFolder = fileURLToPath(new URL("..", import.meta.resolve("@sparticuz/chromium")));

/** Flags of the packed browser that would change what pages may do, or tie all tabs to one process. */
const unwanted = ["--disable-web-security", "--allow-running-insecure-content", "--single-process"];

/** Runs with another folder for temporary files: where the packed browser unpacks itself. */
async function withTemporaryFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Unpacks the browser of the package once per machine and version; test files may do it at the same time. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const folder = join(tmpdir(), `tawafuq-chromium-${version}`);
  if (existsSync(join(folder, "chromium"))) return folder;
  const own = await mkdtemp(join(tmpdir(), "tawafuq-chromium-"));
  await withTemporaryFolder(own, async () => {
    await packed.executablePath();
    await inflate(join(packageFolder, "bin", "al2023.tar.br"));
  });
  await rename(own, folder).catch(async (error: unknown) => {
    await rm(own, { recursive: true });
    if (!existsSync(join(folder, "chromium"))) throw error;
  });
  return folder;
}

async function launchPacked(): Promise<Browser> {
  const folder = await unpack();
  const launch = (env: Record<string, string | undefined>) =>
    chromium.launch({
      executablePath: join(folder, "chromium"),
      args: packed.args.filter((flag) => !unwanted.includes(flag)),
      headless: true,
      env,
    });
  try {
    return await launch(process.env);
  } catch (error) {
    // A machine without desktop libraries: the package brings them.
    if (!String(error).includes("shared libraries")) throw error;
    return launch({ ...process.env, LD_LIBRARY_PATH: join(folder, "al2023", "lib") });
  }
}

/** A browser for the tests: `CHROME_PATH`, or the one inside @sparticuz/chromium on Linux x64. @throws the sentence that says how to get one */
export async function openBrowser(): Promise<Browser> {
  const { CHROME_PATH: installed } = process.env;
  try {
    if (installed !== undefined && installed !== "")
      return await chromium.launch({ executablePath: installed, headless: true });
    if (process.platform === "linux" && process.arch === "x64") return await launchPacked();
  } catch (error) {
    throw new Error(howToGetOne, { cause: error });
  }
  throw new Error(howToGetOne);
}
