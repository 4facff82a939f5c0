import { readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import * as z from "zod";
import { ours } from "./data-folder.ts";
import { codeOf } from "./start-error.ts";
import { writeFileSafely } from "./write-file-safely.ts";

const Endpoints = z.object({
  pid: z.int(),
  dynamodb: z.url(),
  sqs: z.url(),
});
/** Where the services of a running system answer. */
export type Endpoints = z.infer<typeof Endpoints>;

const pathIn = (dataDir: string) => join(dataDir, ours.endpoints);

/** Tells others on this machine where the services of this data folder answer. */
export async function writeEndpoints(dataDir: string, endpoints: Endpoints): Promise<void> {
  await writeFileSafely(pathIn(dataDir), `${JSON.stringify(endpoints, undefined, 2)}\n`);
}

/** Called when the services stop. */
export async function removeEndpoints(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function readEndpoints(dataDir: string): Promise<Endpoints | undefined> {
  try {
    return Endpoints.safeParse(JSON.parse(await readFile(pathIn(dataDir), "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** The services that run on this data folder now; undefined where none do, whatever a crash left written. */
export async function findRunningServices(dataDir: string): Promise<Endpoints | undefined> {
  const endpoints = await readEndpoints(dataDir);
  if (endpoints === undefined || !isAlive(endpoints.pid)) return undefined;
  const up = (await answers(endpoints.dynamodb)) && (await answers(endpoints.sqs));
  return up ? endpoints : undefined;
}
