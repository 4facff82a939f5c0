import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, expect, test } from "vitest";

type Node = Readonly<Record<string, unknown>>;

let app: TestApp;
let document: Node;
beforeAll(async () => {
  app = await startTestApp();
  const described: unknown = await (await app.request("/openapi.json")).json();
  document = isNode(described) ? described : {};
});
afterAll(() => app.stop());

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function referred(reference: string): unknown {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>((node, step) => (isNode(node) ? node[step] : undefined), document);
}

/** Texts of these formats have a length of their own. */
const boundedFormats = new Set(["date", "date-time", "uuid"]);

function isBounded(schema: Node): boolean {
  if (schema.type === "array") return schema.maxItems !== undefined;
  if (schema.type !== "string") return true;
  const { maxLength, enum: values, const: one, format } = schema;
  return [maxLength, values, one].some((bound) => bound !== undefined) || boundedFormats.has(String(format));
}

/** Where a schema takes a text or a list of any length. */
function unboundedIn(schema: unknown, place: string, within: readonly unknown[] = []): string[] {
  if (!isNode(schema) || within.includes(schema)) return [];
  if (typeof schema.$ref === "string") return unboundedIn(referred(schema.$ref), place, [...within, schema]);
  const inside = [...within, schema];
  const { properties, items, additionalProperties } = schema;
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((name) => schema[name] ?? []);
  return [
    ...(isBounded(schema) ? [] : [place]),
    ...Object.entries(isNode(properties) ? properties : {}).flatMap(([name, property]) =>
      unboundedIn(property, `${place}.${name}`, inside),
    ),
    ...unboundedIn(items, `${place}[]`, inside),
    ...unboundedIn(additionalProperties, `${place}.*`, inside),
    ...branches.flatMap((branch) => unboundedIn(branch, place, inside)),
  ];
}

test("no text and no list that comes in may have any length", () => {
  const { paths } = document;
  const unbounded: string[] = [];
  for (const [path, operations] of Object.entries(isNode(paths) ? paths : {}))
    for (const [method, operation] of Object.entries(isNode(operations) ? operations : {})) {
      const place = `${method} ${path}`;
      const { parameters, requestBody } = isNode(operation) ? operation : {};
      for (const parameter of Array.isArray(parameters) ? parameters : [])
        unbounded.push(...unboundedIn(parameter.schema, `${place} ${parameter.in} ${parameter.name}`));
      const content = isNode(requestBody) && isNode(requestBody.content) ? requestBody.content : {};
      for (const media of Object.values(content))
        if (isNode(media)) unbounded.push(...unboundedIn(media.schema, `${place} body`));
    }
  expect(Object.keys(isNode(paths) ? paths : {}).length).toBeGreaterThan(20);
  expect(unbounded).toEqual([]);
});

test("a path whose escapes spell nothing is no path", async () => {
  for (const path of ["/v1/bank/ideas/%ff", "/bank/%E0%A4%A", "/v1/holders/%/contact/views"])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
});
