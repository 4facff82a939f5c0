import { type Graph, named, ofType } from "../support/graph.ts";
import { differs, type Rule } from "./rule.ts";

const functionType = "aws:lambda/function:Function";

/** Every function with its memory in MB and its time in seconds. */
export const functions: Readonly<Record<string, { readonly memory: number; readonly timeout: number }>> = {
  Pages: { memory: 1769, timeout: 29 },
  JsonApi: { memory: 1769, timeout: 29 },
  Identity: { memory: 1769, timeout: 29 },
  Files: { memory: 1769, timeout: 29 },
  Match: { memory: 1769, timeout: 50 },
  Notify: { memory: 512, timeout: 50 },
  Inbound: { memory: 512, timeout: 50 },
  Sweep: { memory: 512, timeout: 50 },
  Expire: { memory: 512, timeout: 120 },
  Round: { memory: 1769, timeout: 50 },
  Digest: { memory: 512, timeout: 300 },
  Audit: { memory: 512, timeout: 900 },
  Retention: { memory: 512, timeout: 900 },
  Recompute: { memory: 3538, timeout: 900 },
};

const inputsOf = (graph: Graph, name: string) => named(graph, functionType, `${name}Function`).inputs;

const names = Object.keys(functions);

/** Rules of every function; `links` says what its code asks for. */
export const functionRules = (links: Readonly<Record<string, readonly string[]>>): readonly Rule[] => [
  {
    says: "there are these functions with their memory and time, and no other",
    check: (graph) => [
      ...differs(
        "functions",
        ofType(graph, functionType)
          .map(({ name }) => name.replace(/Function$/, ""))
          .sort(),
        [...names].sort(),
      ),
      ...names.flatMap((name) => {
        const { memorySize: memory, timeout } = inputsOf(graph, name);
        return differs(name, { memory, timeout }, functions[name]);
      }),
    ],
  },
  {
    says: "every function runs Node 24 on arm64, traced, with logs in JSON",
    check: (graph) =>
      names.flatMap((name) => {
        const { runtime, architectures, tracingConfig, loggingConfig } = inputsOf(graph, name);
        return differs(
          name,
          [runtime, architectures, tracingConfig, (loggingConfig as { logFormat?: string }).logFormat],
          ["nodejs24.x", ["arm64"], { mode: "Active" }, "JSON"],
        );
      }),
  },
  {
    says: "no function has an address of its own, provisioned or reserved concurrency",
    check: (graph) => [
      ...ofType(graph, "aws:lambda/functionUrl:FunctionUrl").map(({ name }) => name),
      ...ofType(graph, "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig").map(
        ({ name }) => name,
      ),
      ...names.filter((name) => Number(inputsOf(graph, name).reservedConcurrentExecutions ?? -1) >= 0),
    ],
  },
  {
    says: "a function is linked to what its code asks for, to nothing else",
    check: (graph) =>
      names.flatMap((name) => {
        const build = graph.builds.find(({ functionID }) => functionID === name);
        return differs(
          `${name} links`,
          Object.keys(build?.links ?? {}).sort(),
          ["Place", ...(links[name] ?? [])].sort(),
        );
      }),
  },
  {
    says: "a function is told its service and how to try again",
    check: (graph) =>
      names.flatMap((name) => {
        const { variables = {} } = inputsOf(graph, name).environment as {
          variables?: Record<string, string>;
        };
        const told = Object.keys(variables).filter((key) => !key.startsWith("SST_"));
        return [
          ...differs(`${name} environment`, told.sort(), [
            "AWS_RETRY_MODE",
            "POWERTOOLS_METRICS_NAMESPACE",
            "POWERTOOLS_SERVICE_NAME",
          ]),
          ...differs(`${name} service`, variables.POWERTOOLS_SERVICE_NAME, name),
        ];
      }),
  },
  {
    says: "logs are kept for a month, those of the audit trail for good",
    check: (graph) =>
      names.flatMap((name) =>
        differs(
          `${name} logs`,
          named(graph, "aws:cloudwatch/logGroup:LogGroup", `${name}LogGroup`).inputs.retentionInDays,
          name === "Audit" ? 0 : 30,
        ),
      ),
  },
];
