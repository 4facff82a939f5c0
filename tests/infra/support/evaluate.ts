import { fork } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { bundleConfig, type Replacement, readApp } from "./bundle-config.ts";
import type { Build, Graph } from "./graph.ts";
import { platformFolder, quietly, root, workFolder } from "./platform.ts";

const secrets = {
  SST_SECRET_MasterKey: "kms:AQICAHh",
  SST_SECRET_Sender: "a@tawafuq.example",
  SST_SECRET_SmsSender: "TAWAFUQ",
  SST_SECRET_SiteKey: "new,old",
};

/** What the deploying person sets, with values nobody owns. */
const settings = {
  TAWAFUQ_DOMAIN: "tawafuq.example",
  TAWAFUQ_OPERATORS_EMAIL: "operators@tawafuq.example",
};

let configured: Promise<string> | undefined;

/**
 * The graph of a stage; the configuration is bundled once for all stages.
 * @param environment what stands in place of the settings and secrets
 * @throws Error with what a component refused */
export async function evaluateStage(
  stage: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Graph> {
  configured ??= bundleConfig("config");
  return evaluate(stage, await configured, environment);
}

/** The graph of a stage after some texts of the infrastructure were replaced. */
export async function evaluateBroken(
  stage: string,
  label: string,
  replacements: readonly Replacement[],
): Promise<Graph> {
  return evaluate(stage, await bundleConfig(label, replacements), {}, replacements);
}

async function evaluate(
  stage: string,
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
  replacements: readonly Replacement[] = [],
): Promise<Graph> {
  const app = await readApp(stage, replacements);
  const builds: Build[] = [];
  const work = join(workFolder, `${stage}-${process.pid}`);
  const out = join(work, "function");
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "bundle.mjs"), "export const handler = () => {};");
  const server = createServer((request, response) => {
    answer(request, builds, out)
      .then((result) => response.end(JSON.stringify({ result })))
      .catch((error: Error) => response.end(JSON.stringify({ error: error.message })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const child = fork(program, {
      cwd: root,
      execArgv: [],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...quietly,
        ...secrets,
        ...settings,
        ...environment,
        SST_SERVER: `http://127.0.0.1:${port}`,
        TAWAFUQ_GLOBALS: JSON.stringify({
          tawafuqApp: app,
          tawafuqCli: {
            command: "deploy",
            dev: false,
            paths: { home: work, root, work, platform: platformFolder },
            state: { version: {} },
          },
          tawafuqDev: false,
        }),
      },
    });
    const told = await new Promise<Pick<Graph, "resources" | "outputs"> & { fault?: string }>(
      (resolve, reject) => {
        child.once("message", (message) => resolve(message as never));
        child.once("error", reject);
        child.once("exit", (code) => reject(new Error(`the evaluation of ${stage} ended with ${code}`)));
      },
    );
    if (told.fault !== undefined) throw new Error(told.fault);
    return { ...told, app, stage, builds };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** What SST's own process would answer to its components. */
async function answer(request: IncomingMessage, builds: Build[], out: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method, params } = JSON.parse(Buffer.concat(chunks).toString()) as {
    method: string;
    params: [unknown];
  };
  if (method === "Provider.Aws.Bootstrap")
    return { asset: "sst-asset", state: "sst-state", assetEcrRegistryId: "", assetEcrUrl: "" };
  if (method === "Runtime.Build") {
    builds.push(params[0] as Build);
    return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
  }
  throw new Error(`rpc: can't find method ${method}`);
}
