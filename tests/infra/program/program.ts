/*
 * Runs in a process of its own, bundled together with sst.config.ts and SST's platform: evaluates one stage with a
 * monitor that makes nothing, and hands every register request to the parent process.
 */
import * as pulumi from "@pulumi/pulumi";
import type { Registered } from "../support/graph.ts";
import { answerCall, stateOf } from "./answers.ts";

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getObject(): unknown;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getIgnorechangesList(): string[];
  getProvider(): string;
}

type Callback = (error: Error | null, response: { getUrn(): string }) => void;

const secretMark = "4dabf18193072939515e22adb298388d";

/** Secrets as their values: the monitor takes them wrapped in their signature. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (value === null || typeof value !== "object") return value;
  if (secretMark in value && "value" in value) return unwrap(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

/** Evaluates `program` and returns what it would register. @throws whatever a component refuses with */
export async function record(
  stage: string,
  region: string,
  program: () => Promise<Record<string, unknown>>,
): Promise<{ resources: Registered[]; outputs: unknown }> {
  const resources: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) =>
        stateOf(type, name, unwrap(inputs) as Record<string, unknown>, region, id),
      call: ({ token, inputs }) => answerCall(token, inputs, region),
    },
    "tawafuq",
    stage,
    false,
    "organization",
  );
  const regions = new Map<string, string>();
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource(request: RegisterRequest, callback: Callback): Promise<void>;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) =>
    register(request, (error, response) => {
      if (error === null) {
        const object = request.getObject() as { toJavaScript(): Record<string, unknown> };
        const inputs = unwrap(object.toJavaScript()) as Record<string, unknown>;
        const urn = response.getUrn();
        if (request.getType() === "pulumi:providers:aws") regions.set(urn, String(inputs.region));
        resources.push({
          urn,
          type: request.getType(),
          name: request.getName(),
          parent: request.getParent(),
          custom: request.getCustom(),
          inputs,
          arn: String(stateOf(request.getType(), request.getName(), inputs, region).state.arn),
          protect: request.getProtect(),
          retainOnDelete: request.getRetainondelete(),
          ignoreChanges: request.getIgnorechangesList(),
          region: regions.get(request.getProvider().split("::").slice(0, -1).join("::")),
        });
      }
      callback(error, response);
    });
  const outputs = await pulumi.runtime.runInPulumiStack(program);
  return { resources, outputs: await settled(outputs) };
}

/** What the program returned, with its outputs waited for. */
function settled(outputs: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    pulumi.output(outputs as object | undefined).apply((value: unknown) => {
      resolve(value);
      return value;
    });
  });
}
