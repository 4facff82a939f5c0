/** What one register request of a resource says; secrets are unwrapped. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of the component it belongs to. */
  readonly parent: string;
  readonly custom: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What AWS would call it. */
  readonly arn: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  /** Where it works, when not in the stage's own region. */
  readonly region: string | undefined;
}

/** A stage of the infrastructure as SST's components evaluate it, before anything is made. */
export interface Graph {
  readonly stage: string;
  readonly app: { readonly name: string; readonly removal: string; readonly protect: boolean };
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly resources: readonly Registered[];
  /** What SST was asked to build, one for each function. */
  readonly builds: readonly Build[];
}

/** A request of SST's to build one function. */
export interface Build {
  readonly functionID: string;
  readonly handler: string;
  readonly runtime: string;
  readonly links: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly copyFiles: readonly { readonly from: string; readonly to?: string }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Resources of one type, such as `aws:sqs/queue:Queue`. */
export function ofType(graph: Graph, type: string): Registered[] {
  return graph.resources.filter((one) => one.type === type);
}

/** The one resource of a type under a name. @throws Error where there is none */
export function named(graph: Graph, type: string, name: string): Registered {
  const found = ofType(graph, type).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${graph.stage} has no ${type} ${name}`);
  return found;
}

/** Names instead of addresses, so that expectations can be read: `MatchRequests` for the queue's ARN. */
export function nameOf(graph: Graph, arn: string): string {
  const tables = arn.replace(/\/index\/\*$/, "");
  const found = graph.resources.find((one) => one.custom && one.arn === tables);
  if (found === undefined) return arn;
  const component = found.parent.split("::").at(-1) ?? "";
  const isPartOf = found.name.startsWith(component) && component !== "";
  return (isPartOf ? component : found.name) + arn.slice(tables.length);
}

/** A value inside inputs, by path. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}
