import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { erasuresTableOf } from "@tawafuq/aws/create-table";
import type { LinkName } from "@tawafuq/functions/links";
import { type Bundling, bundling } from "@tawafuq/infra/bundling";
import { pullOnce } from "@tawafuq/local/queue-work";
import type { SqsHandler } from "@tawafuq/local/sqs-event";
import type { TestApp } from "@tawafuq/tests/support/app";
import { bundleFunction } from "@tawafuq/tests/support/bundle-function";
import { gatewayAnswer, gatewayEvent, type Lambda, startLambda } from "@tawafuq/tests/support/start-lambda";
import { mayDo } from "../rules/permissions.ts";
import { type Gate, openGate } from "./gate.ts";
import { type Graph, named, nameOf, ofType } from "./graph.ts";
import { root } from "./platform.ts";
import { startXRayDaemon, type XRayDaemon } from "./xray-daemon.ts";

/** What the site shows the API; the second still holds while the first is new. */
const siteKeys = ["new", "old"] as const;

export const traceId = "1-5759e988-bd862e3fe1be46a994272793";

interface Request {
  readonly key?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The bundles of a stage as they would run on AWS: each in a process of its own, with the links, the routes, the queues
 * and the rights that the graph gives it, on embedded services.
 */
export interface Deployed {
  readonly gate: Gate;
  /** As the site sends it on, to the function whose route fits best. */
  ask(method: string, path: string, request?: Request): Promise<ReturnType<typeof gatewayAnswer>>;
  readonly xray: XRayDaemon;
  /** What a function's process has written. */
  output(name: string): Promise<string>;
  /** As the scheduler calls it. */
  run(name: string): Promise<unknown>;
  /** Hands the queue's messages to its worker until none is left. @returns how many there were */
  workOff(queue: string): Promise<number>;
  stop(): Promise<void>;
}

/** Queues and tables of the test under the names they have in `infra/`. */
function physicalNames({ bank }: TestApp): ReadonlyMap<string, string> {
  const queues = Object.entries(bank.queues).map(([name, url]): [string, string] => [
    url.slice(url.lastIndexOf("/") + 1),
    name.charAt(0).toUpperCase() + name.slice(1),
  ]);
  return new Map([["tawafuq", "Table"], [erasuresTableOf("tawafuq"), "Erasures"], ...queues]);
}

const lastPart = (physical: string) => physical.split(/[/:]/).at(-1) ?? physical;

/** @param at the instant the functions live at */
export async function deploy(graph: Graph, app: TestApp, at: string): Promise<Deployed> {
  const { bank, dataDir } = app;
  const names = physicalNames(app);
  const rights = new Map<string, ReadonlySet<string>>();
  const gate = await openGate({
    mayDo: (name) => {
      const known = rights.get(name) ?? new Set(mayDo(graph, `${name}Role`));
      rights.set(name, known);
      return known;
    },
    named: (physical) => names.get(lastPart(physical)) ?? physical,
    endpoints: bank.endpoints,
    masterKey: Buffer.from(await readFile(join(dataDir, "master-key"), "utf8"), "base64"),
  });

  const xray = await startXRayDaemon();
  const queue = (url: string) => ({ url: gate.url + new URL(url).pathname });
  const values: Readonly<Record<LinkName, object>> = {
    Place: { siteUrl: "https://tawafuq.example", region: bank.region },
    Table: { name: "tawafuq" },
    Erasures: { name: erasuresTableOf("tawafuq") },
    MatchRequests: queue(bank.queues.matchRequests),
    MatchRequestsDead: queue(bank.queues.matchRequestsDead),
    Notices: queue(bank.queues.notices),
    NoticesDead: queue(bank.queues.noticesDead),
    InboundEvents: queue(bank.queues.inboundEvents),
    InboundEventsDead: queue(bank.queues.inboundEventsDead),
    MasterKey: { value: `kms:${Buffer.from("wrapped").toString("base64")}` },
    Mail: { sender: "bank@tawafuq.example", configSet: "letters" },
    Sms: { sender: "TAWAFUQ", configSet: "tawafuq-production" },
    SiteKey: { value: siteKeys.join(",") },
  };

  const started = new Map<string, Promise<{ lambda: Lambda; remove: () => Promise<void> }>>();

  async function start(name: string) {
    const build = graph.builds.find(({ functionID }) => functionID === name);
    const [key, found] = Object.entries(bundling).find(([, { handler }]) => handler === build?.handler) ?? [];
    if (build === undefined || key === undefined || found === undefined)
      throw new Error(`no function ${name}`);
    const { nodejs }: Bundling = found;
    const { folder, remove } = await bundleFunction(`deployed-${key}`, found);
    // What `install` brings on AWS, for the processor of this machine.
    for (const scope of new Set(Object.keys(nodejs.install ?? {}).map((one) => one.split("/")[0] ?? one)))
      await cp(join(root, "node_modules", scope), join(folder, "node_modules", scope), { recursive: true });
    const { variables } = named(graph, "aws:lambda/function:Function", `${name}Function`).inputs
      .environment as { variables: Record<string, string> };
    const own = Object.entries(variables).filter(([variable]) => !variable.startsWith("SST_"));
    const links = Object.keys(build.links).map((link) => [
      `SST_RESOURCE_${link}`,
      JSON.stringify(values[link as LinkName]),
    ]);
    const lambda = await startLambda(folder, {
      ...Object.fromEntries([...own, ...links]),
      SST_RESOURCE_App: JSON.stringify({ name: "tawafuq", stage: graph.stage }),
      AWS_REGION: bank.region,
      // The gate knows by it who asks.
      AWS_ACCESS_KEY_ID: name,
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_LAMBDA_FUNCTION_NAME: name,
      LAMBDA_TASK_ROOT: folder,
      AWS_ENDPOINT_URL: gate.url,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_XRAY_DAEMON_ADDRESS: xray.address,
      _X_AMZN_TRACE_ID: `Root=${traceId};Parent=53995c3f42cd8ad8;Sampled=1`,
      CLOCK_OFFSET_MS: String(Date.parse(at) - Date.now()),
    });
    return { lambda, remove };
  }

  async function invoke(name: string, event: object): Promise<unknown> {
    const starting = started.get(name) ?? start(name);
    started.set(name, starting);
    return (await starting).lambda.invoke(event);
  }

  return {
    gate,
    xray,
    output: async (name) => (await started.get(name))?.lambda.output() ?? "",
    async ask(method, path, { key, json, form, headers = {} } = {}) {
      const sent = {
        "x-site-key": siteKeys[0],
        "x-viewer-address": "2001:db8::1",
        ...(key && { authorization: `Bearer ${key}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(form && { "content-type": "application/x-www-form-urlencoded" }),
        ...headers,
      };
      const body = json === undefined ? form && String(new URLSearchParams(form)) : JSON.stringify(json);
      return gatewayAnswer(await invoke(routed(graph, method, path), gatewayEvent(method, path, sent, body)));
    },
    run: (name) => invoke(name, {}),
    async workOff(name) {
      const worker = workerOf(graph, name);
      const url = (values[name as LinkName] as { url: string }).url.replace(gate.url, bank.endpoints.sqs);
      const handler: SqsHandler = async (event) =>
        (await invoke(worker, event)) as Awaited<ReturnType<SqsHandler>>;
      const context = { sqs: bank.sqs, region: bank.region, log: app.ports.log, retryAfterSeconds: 0 };
      let worked = 0;
      for (;;) {
        const pulled = await pullOnce(context, { queueUrl: url, handler }, 0);
        if (pulled === 0) return worked;
        worked += pulled;
      }
    },
    async stop() {
      for (const starting of started.values()) {
        const { lambda, remove } = await starting;
        await lambda.stop();
        await remove();
      }
      await gate.stop();
      await xray.stop();
    },
  };
}

/** The function of the route that fits best: the longest one, `$default` where none fits. */
function routed(graph: Graph, method: string, path: string): string {
  const { pathname } = new URL(path, "https://tawafuq.example");
  const fitting = ofType(graph, "aws:apigatewayv2/route:Route")
    .map(({ name, inputs }) => ({ name, route: String(inputs.routeKey) }))
    .filter(({ route }) => {
      if (route === "$default") return true;
      const [verb, pattern = ""] = route.split(" ");
      const expression = pattern.replace(/\{\w+\+\}/g, ".+").replace(/\{\w+\}/g, "[^/]+");
      return (verb === "ANY" || verb === method) && new RegExp(`^${expression}$`).test(pathname);
    })
    .sort((a, b) => b.route.length - a.route.length);
  const [best] = fitting.filter(({ route }) => route !== "$default").concat(fitting);
  const integration = named(
    graph,
    "aws:apigatewayv2/integration:Integration",
    (best?.name ?? "").replace(/Route$/, "Integration"),
  );
  return nameOf(graph, String(integration.inputs.integrationUri));
}

/** The function that is subscribed to a queue. */
function workerOf(graph: Graph, queue: string): string {
  const mapping = ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").find(
    ({ inputs }) => nameOf(graph, String(inputs.eventSourceArn)) === queue,
  );
  if (mapping === undefined) throw new Error(`nobody works on ${queue}`);
  return nameOf(graph, String(mapping.inputs.functionName));
}
