import { createSocket } from "node:dgram";
import { once } from "node:events";
import { cp, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { accessTable } from "@tawafuq/functions/http/access";
import { sendingCalls } from "@tawafuq/infra/api-paths";
import { type Bundling, bundling, type FunctionName } from "@tawafuq/infra/bundling";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import {
  bundleFunction,
  type FunctionBundle,
  originOf,
  weightsOf,
} from "@tawafuq/tests/support/bundle-function";
import { lambdaEnvironment } from "@tawafuq/tests/support/lambda-environment";
import {
  gatewayAnswer,
  gatewayEvent,
  type Lambda,
  queueEvent,
  startLambda,
} from "@tawafuq/tests/support/start-lambda";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const modules = join(root, "node_modules");
const names = Object.keys(bundling) as FunctionName[];
const bundles = new Map<FunctionName, FunctionBundle>();

function bundleOf(name: FunctionName): FunctionBundle {
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`${name} is not built`);
  return bundle;
}

beforeAll(async () => {
  for (const name of names) bundles.set(name, await bundleFunction(name, bundling[name]));
});
afterAll(async () => {
  for (const bundle of bundles.values()) await bundle.remove();
});

/** Packages and folders of ours that a function must not carry. */
const nowhere = [
  "vitest",
  "typescript",
  "tsx",
  "esbuild",
  "natural",
  "dynalite",
  "packages/local/src",
  "packages/cli/src",
  "packages/matching/src/glossary/data",
  "@aws-sdk/client-sso",
  "@aws-sdk/nested-clients",
];
const identity = [
  "better-auth",
  "@better-auth/core",
  "@better-auth/passkey",
  "@simplewebauthn/server",
  "kysely",
];
const pictures = ["@napi-rs/canvas", "swagger-ui-dist"];
const sending = ["nodemailer", "@aws-sdk/client-sesv2", "@aws-sdk/client-pinpoint-sms-voice-v2"];
const web = ["hono", "@hono/zod-openapi", "ical-generator", "lucide"];
const forbidden: Readonly<Record<FunctionName, readonly string[]>> = {
  api: [...identity, ...pictures, ...sending, "ical-generator", "lucide", "functions/http/pages"],
  pages: [...identity, ...pictures],
  auth: [...pictures, "ical-generator", "@streamparser/json"],
  files: [...identity, "ical-generator", "@streamparser/json"],
  match: [...identity, ...pictures, ...sending, ...web],
  notify: [...identity, ...pictures, ...web],
  round: [...identity, ...pictures, ...sending, ...web],
  sweep: [...identity, ...pictures, ...sending, ...web],
  expire: [...identity, ...pictures, ...sending, ...web],
  inbound: [...identity, ...pictures, ...sending, ...web],
  retention: [...identity, ...pictures, ...sending, ...web],
  digest: [...identity, ...pictures, ...web],
  audit: [...identity, ...pictures, ...web],
  recompute: [...identity, ...pictures, ...sending, ...web],
};

describe.each(names)("the bundle of %s", (name) => {
  it("weighs no more than it may", () => {
    const { bytes, metafile } = bundleOf(name);
    const heaviest = weightsOf(metafile)
      .slice(0, 12)
      .map(([origin, weight]) => `${weight} ${origin}`);
    expect(bytes, heaviest.join("\n")).toBeLessThanOrEqual(bundling[name].mostBytes);
  });

  it("carries nothing that it does not need", () => {
    const carried = new Set(
      weightsOf(bundleOf(name).metafile).flatMap(([origin, bytes]) => (bytes > 0 ? [origin] : [])),
    );
    const files = bundleOf(name).files.map(({ path }) => originOf(path));
    const unwanted = [...nowhere, ...forbidden[name]];
    expect([...carried, ...files].filter((origin) => unwanted.includes(origin))).toEqual([]);
    expect([...carried].filter((origin) => origin.startsWith("tests/"))).toEqual([]);
  });

  it("imports nothing that is not shipped, but what only other machines ask for", () => {
    const { nodejs }: Bundling = bundling[name];
    const outside = Object.values(bundleOf(name).metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external, path }) => external === true && !isBuiltin(path));
    const installed = Object.keys(nodejs.install ?? {});
    const left = outside.filter(
      ({ path, kind }) =>
        !installed.includes(path) && !(kind === "dynamic-import" && nodejs.esbuild.external.includes(path)),
    );
    expect(left).toEqual([]);
  });
});

describe("the calls of the API that the pages' function answers", () => {
  it("are all that send a letter or a short message", async () => {
    const { inputs } = bundleOf("api").metafile;
    function reach(path: string, seen = new Set<string>()): Set<string> {
      if (seen.has(path)) return seen;
      seen.add(path);
      for (const imported of inputs[path]?.imports ?? []) reach(imported.path, seen);
      return seen;
    }
    const ofCore = Object.keys(inputs).filter((path) => path.startsWith("packages/core/src/"));
    const sources = await Promise.all(ofCore.map((path) => readFile(join(root, path), "utf8")));
    const senders = ofCore.filter((_, at) => /\b(mailer|sms)\.send\(/.test(sources[at] ?? ""));
    const routes = Object.keys(inputs).filter((path) => path.startsWith("functions/http/routes/"));
    const sending = routes.filter((path) => senders.some((sender) => reach(path).has(sender)));
    expect(sending.toSorted()).toEqual([
      "functions/http/routes/invitations.ts",
      "functions/http/routes/mandates.ts",
    ]);
    expect(sendingCalls.filter((call) => accessTable[call] === undefined)).toEqual([]);
  });
});

describe("a bundle in a process of its own", () => {
  let app: TestApp;
  let ideaId: string;
  let cooperative: { readonly id: string; readonly version: number };
  let key: string;
  beforeAll(async () => {
    app = await startTestApp();
    const system = systemActor("test");
    const { holder } = await registerHolder(app.ports, system, aHolder());
    ideaId = (await createIdea(app.ports, system, anIdea(), holder.id)).idea.id;
    cooperative = (await createCooperative(app.ports, system, aCooperative())).cooperative;
    key = await app.keyFor({ kind: "administrator", id: "test" });
  });
  afterAll(() => app.stop());

  async function start(name: FunctionName, besides: Record<string, string> = {}): Promise<Lambda> {
    const { folder } = bundleOf(name);
    const lambda = await startLambda(folder, { ...(await lambdaEnvironment(app, folder)), ...besides });
    onTestFinished(() => lambda.stop());
    return lambda;
  }

  async function ask(lambda: Lambda, path: string, headers?: Record<string, string>) {
    return gatewayAnswer(await lambda.invoke(gatewayEvent("GET", path, headers)));
  }

  it("answers the contract and calls with a key", async () => {
    const api = await start("api");
    const contract = await ask(api, "/openapi.json");
    expect(Object.keys(JSON.parse(contract.body.toString()).paths).length).toBeGreaterThan(50);
    const read = await ask(api, `/v1/cooperatives/${cooperative.id}`, { authorization: `Bearer ${key}` });
    expect([read.status, JSON.parse(read.body.toString()).id]).toEqual([200, cooperative.id]);
    expect((await ask(api, `/v1/cooperatives/${cooperative.id}`)).status).toBe(401);
  });

  it("tells X-Ray of a chosen call what it asked of the table", async () => {
    const daemon = createSocket("udp4");
    onTestFinished(() => void daemon.close());
    daemon.bind(0, "127.0.0.1");
    await once(daemon, "listening");
    const told: string[] = [];
    const askedTable = new Promise<void>((resolve) => {
      daemon.on("message", (message) => {
        told.push(message.toString());
        if (told.join().includes('"table_name":"tawafuq"')) resolve();
      });
    });
    const api = await start("api", {
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
      _X_AMZN_TRACE_ID: "Root=1-69a3f000-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1",
    });
    expect((await ask(api, "/v1/reference")).status).toBe(200);
    await askedTable;
    expect(told.join()).toContain('"trace_id":"1-69a3f000-0123456789abcdef01234567"');
  });

  it("answers pages, their files and a search", async () => {
    const pages = await start("pages");
    const home = await ask(pages, "/?lang=fr");
    expect([home.status, home.body.toString().includes("<html")]).toEqual([200, true]);
    const style = /href="(\/assets\/tawafuq\.[^"]+\.css)"/.exec(home.body.toString())?.[1] ?? "";
    const sheet = await ask(pages, style);
    expect([sheet.status, sheet.type]).toEqual([200, "text/css; charset=utf-8"]);
    const letters = /\/assets\/tifinagh\.[^")]+\.woff2/.exec(sheet.body.toString())?.[0] ?? "";
    expect(await ask(pages, letters)).toMatchObject({ status: 200, type: "font/woff2" });
    const found = await ask(pages, "/bank?q=zit%20zitoun&lang=fr");
    expect(found.status).toBe(200);
  });

  it("answers the entry page and the scripts of passkeys", async () => {
    const auth = await start("auth");
    expect(await ask(auth, "/auth/enter")).toMatchObject({ status: 200, type: "text/html; charset=UTF-8" });
    for (const file of ["passkeys.js", "webauthn.js"]) {
      const { status, body } = await ask(auth, `/auth/assets/${file}`);
      expect([status, body.length > 500]).toEqual([200, true]);
    }
  });

  it("draws the picture of an idea and serves the reference page's parts", async () => {
    const { folder } = bundleOf("files");
    // What `install` brings on AWS, for the processor of this machine.
    await cp(join(modules, "@napi-rs"), join(folder, "node_modules", "@napi-rs"), { recursive: true });
    const files = await start("files");
    const picture = await ask(files, `/bank/${ideaId}/picture?lang=ar`);
    expect([picture.status, picture.type, picture.body.subarray(1, 4).toString()]).toEqual([
      200,
      "image/png",
      "PNG",
    ]);
    const script = await ask(files, "/docs/assets/swagger-ui-bundle.js");
    expect([script.status, script.body.length > 1_000_000]).toEqual([200, true]);
  });

  it("works off what the queues hold and what schedules ask, and starts nothing it does not need", async () => {
    const { id, version } = cooperative;
    const match = await start("match");
    const subject = { kind: "cooperative", id } as const;
    expect(await match.invoke(queueEvent({ kind: "match", subject, version }))).toEqual({
      batchItemFailures: [],
    });
    const list = await app.ports.matches.get(`${ideaId}.${id}`);
    expect(list?.cooperativeId).toBe(id);
    const round = await start("round");
    expect(await round.invoke({})).toMatchObject({ proposed: expect.any(Number) });
    const sweep = await start("sweep");
    expect(await sweep.invoke({})).toMatchObject({ sent: expect.any(Number), erased: 0 });
    // It waits until nothing is on its way.
    await app.drain();
    const recompute = await start("recompute");
    expect(await recompute.invoke({})).toMatchObject({ ran: true });
    const notify = await start("notify");
    const job = { kind: "decision_needed", delegation: "TANGER", matchId: "none", occurrence: "1" };
    expect(await notify.invoke(queueEvent(job))).toEqual({ batchItemFailures: [] });
  });
});
