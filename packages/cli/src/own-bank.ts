import { resolve } from "node:path";
import type { Log } from "@tawafuq/core/operations/log";
import { findRunningServices } from "@tawafuq/local/endpoints-file";
import { connectBank, openBank } from "@tawafuq/local/open-bank";

/** True inside `sst shell`. */
export const isOnAws = (): boolean => process.env.SST_RESOURCE_Table !== undefined;

/** Where one machine keeps its bank. */
export const dataFolder = (): string => resolve(process.env.DATA_DIR || ".data");

/** The bank of this machine: of the running local system, or of the stored data. */
export async function openOwnBank(log: Log) {
  const dataDir = dataFolder();
  const running = await findRunningServices(dataDir);
  return running === undefined ? openBank({ dataDir, log }) : connectBank({ dataDir, log }, running);
}
