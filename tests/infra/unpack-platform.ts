import { mkdir, rm } from "node:fs/promises";
import { installPlatform, workFolder } from "./support/platform.ts";

/** Run by vitest once before all tests, as files that need the platform run side by side. @public */
export default async function unpackPlatform(): Promise<void> {
  await installPlatform();
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
}
