import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const root = join(import.meta.dirname, "..", "..", "..");

/** SST's own components and Pulumi's SDK, unpacked by `sst install`. */
export const platformFolder = join(root, ".sst", "platform");

/** What evaluations leave there, until the next run. */
export const workFolder = join(platformFolder, "tawafuq");

const sstFolder = join(root, "node_modules", "sst");
const marker = join(platformFolder, "tawafuq-installed");

/** What keeps `sst` from asking for Pulumi, Bun and its maker's statistics: npm alone is enough to unpack. */
export const quietly = {
  SST_SKIP_DEPENDENCY_CHECK: "1",
  NO_BUN: "1",
  SST_TELEMETRY_DISABLED: "1",
  AWS_EC2_METADATA_DISABLED: "true",
};

/** Half a minute where nothing is cached; ten where the registry is slow. Milliseconds. */
const installLimit = 600_000;

/**
 * Unpacks SST's platform where it is missing or of another version; from the npm registry only.
 * @throws Error with the output of `sst install`: without the platform nothing of the infrastructure is proven
 */
export async function installPlatform(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(sstFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const done = existsSync(marker) ? await readFile(marker, "utf8") : "";
  if (done === version) return;
  await promisify(execFile)(
    process.execPath,
    [join(sstFolder, "bin", "sst.mjs"), "install", "--stage", "test"],
    {
      cwd: root,
      env: { ...process.env, ...quietly },
      timeout: installLimit,
    },
  ).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`sst install failed: ${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`);
  });
  await writeFile(marker, version);
}
