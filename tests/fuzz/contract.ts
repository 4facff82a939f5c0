import type { Operation, Schema } from "@tawafuq/tests/support/operations";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Draft } from "./draft.ts";

// Lengths are counted as JavaScript counts them, which is how the service counts.
const ajv = new Ajv2020({ strict: false, allErrors: false, unicode: false, logger: false });
addFormats.default(ajv);

const compiled = new WeakMap<Schema, ReturnType<typeof ajv.compile>>();

/** What is wrong with a value by this schema; undefined where nothing is. */
export function faultOf(schema: Schema, value: unknown): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

function typed(schema: Schema, text: string): unknown {
  if (schema.type === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (schema.type === "number" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (schema.type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function decoded(segment: string | undefined): string | undefined {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function parameterFault({ operation, segments, query }: Draft): string | undefined {
  const places = operation.path.slice(1).split("/");
  for (const { name, in: place, required, schema } of operation.parameters) {
    const values =
      place === "path"
        ? [decoded(segments[places.indexOf(`{${name}}`)])]
        : query.filter(([key]) => key === name).map(([, value]) => value);
    if (place !== "path" && place !== "query") continue;
    if (values.length === 0 && !required) continue;
    for (const value of values) {
      const fault = value === undefined ? "missing" : faultOf(schema, typed(schema, value));
      if (fault !== undefined) return `${place} ${name}: ${fault}`;
    }
    if (values.length === 0) return `${place} ${name}: missing`;
  }
  return undefined;
}

function bodyFault({ operation, headers, body, method }: Draft): string | undefined {
  if (operation.body === undefined || method === "GET") return undefined;
  const { mediaType, required, schema } = operation.body;
  if (body === undefined) return required ? "body: missing" : undefined;
  const sent = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (sent !== mediaType) return `body: sent as ${sent}`;
  if (!mediaType.endsWith("json")) return undefined;
  try {
    // A mark of byte order in front is passed over, as RFC 8259 allows.
    const fault = faultOf(schema, JSON.parse(body.replace(/^\ufeff/, "")));
    return fault && `body: ${fault}`;
  } catch {
    return "body: not JSON";
  }
}

/** How a draft breaks the contract; undefined where it keeps it. */
export function breachOf(draft: Draft): string | undefined {
  if (draft.method !== draft.operation.method) return "method: not documented";
  return parameterFault(draft) ?? bodyFault(draft);
}

/** Operation as far as the contract knows it: whether it is documented at all. */
export function isDocumented(operation: Operation): boolean {
  return Object.keys(operation.responses).length > 0;
}
