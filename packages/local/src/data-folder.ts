import { access, constants, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, StartError } from "./start-error.ts";

/** What the system keeps in its data folder; nothing else is ever removed. */
export const ours = {
  services: ["dynamodb", "sqs"],
  mailbox: "mailbox",
  demoPeople: "demo-people.json",
  endpoints: "endpoints.json",
  masterKey: "master-key",
} as const;

/** Makes the folder where it is missing. @throws StartError where it cannot be written */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    await readdir(dataDir);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${codeOf(error) ?? String(error)}): set DATA_DIR to a folder you may write.`,
      { cause: error },
    );
  }
}

/** Removes everything of ours from the folder. */
export async function emptyDataFolder(dataDir: string): Promise<void> {
  const names = [...ours.services, ours.mailbox, ours.demoPeople, ours.endpoints, ours.masterKey];
  for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true });
}
