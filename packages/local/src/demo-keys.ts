import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemActor } from "@tawafuq/core/actors/actor";
import { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";
import { ours } from "./data-folder.ts";
import { demoPeople } from "./demo-people.ts";
import { codeOf, StartError } from "./start-error.ts";
import { writeFileSafely } from "./write-file-safely.ts";

const DemoKey = z.object({ label: z.string(), scope: KeyScope, token: z.string() });
/** A demo person with the key to act as them. */
export type DemoKey = z.infer<typeof DemoKey>;

/** What was made for the demo people and how far the demo has come. */
const DemoRecord = z.object({ keys: z.array(DemoKey), importedDigest: z.string().optional() });
export type DemoRecord = z.infer<typeof DemoRecord>;

const keyDays = 730;

const pathIn = (dataDir: string) => join(dataDir, ours.demoPeople);

/** The record as stored, or a new one with keys planned for everybody, stored before any is issued. */
export async function readOrPlanDemo(dataDir: string, ports: Ports): Promise<DemoRecord> {
  const stored = await readDemoRecord(dataDir);
  if (stored !== undefined) return stored;
  const keys = demoPeople.map((person) => ({
    ...person,
    token: `twf_${ports.newId("key").slice("key_".length)}_${ports.newSecret()}`,
  }));
  await writeDemoRecord(dataDir, { keys });
  return { keys };
}

/** @throws StartError where the file is there and cannot be understood */
async function readDemoRecord(dataDir: string): Promise<DemoRecord | undefined> {
  try {
    return DemoRecord.parse(JSON.parse(await readFile(pathIn(dataDir), "utf8")));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new StartError(
      `The data file ${pathIn(dataDir)} is damaged: begin anew with "npm start -- --fresh".`,
      { cause: error },
    );
  }
}

/** Owner-only: it holds keys. */
export async function writeDemoRecord(dataDir: string, record: DemoRecord): Promise<void> {
  await writeFileSafely(pathIn(dataDir), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Issues the planned key with the planned secret; one that was issued before a crash stays as it is. */
export async function issuePlannedKey(ports: Ports, planned: DemoKey): Promise<void> {
  const [, id = "", secret = ""] = /^twf_([0-9A-Z]+)_(.+)$/.exec(planned.token) ?? [];
  const asPlanned: Ports = { ...ports, newId: () => `key_${id}`, newSecret: () => secret };
  const { label, scope } = planned;
  try {
    await issueKey(asPlanned, systemActor("demo"), { label, scope, expiresInDays: keyDays });
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
  }
}
