import type { Schema } from "./operations.ts";

const asSchemas = (value: unknown): Schema[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is Schema => typeof one === "object" && one !== null,
  );

/** A schema and everything it is composed of. */
function partsOf(schema: Schema): Schema[] {
  const composed = ["allOf", "anyOf", "oneOf"].flatMap((word) => asSchemas(schema[word] ?? []));
  return [schema, ...composed.flatMap(partsOf)];
}

const saysNothing = (schema: Schema) =>
  !["type", "properties", "allOf", "anyOf", "oneOf", "enum", "const", "additionalProperties"].some(
    (word) => word in schema,
  );

/** What the schema says of a property; undefined where it does not speak of it, true where it lets in anything. */
function saidOf(parts: readonly Schema[], name: string): Schema | true | undefined {
  const own = parts.flatMap(({ properties }) =>
    typeof properties === "object" && properties !== null && Object.hasOwn(properties, name)
      ? asSchemas(Reflect.get(properties, name))
      : [],
  );
  if (own.length > 0) return { anyOf: own };
  const others = parts.flatMap(({ additionalProperties }) => additionalProperties ?? []);
  if (others.includes(true)) return true;
  const described = asSchemas(others);
  return described.length > 0 ? { anyOf: described } : undefined;
}

/**
 * Where a value holds properties that its schema does not name: JSON pointers, none where all are declared.
 * A JSON schema lets additional properties pass, an answer of ours must not carry any.
 */
export function undeclaredIn(schema: Schema, value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const parts = partsOf(schema);
  if (parts.some((part) => part !== schema && saysNothing(part)) || saysNothing(schema)) return [];
  if (Array.isArray(value)) {
    const items = { anyOf: parts.flatMap((part) => asSchemas(part.items ?? [])) };
    return value.flatMap((inner, at) => undeclaredIn(items, inner, `${pointer}/${at}`));
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const said = saidOf(parts, name);
    if (said === true) return [];
    return said === undefined ? [`${pointer}/${name}`] : undeclaredIn(said, inner, `${pointer}/${name}`);
  });
}

/** True where the schema names the property, at any depth. */
export function names(schema: Schema, property: string): boolean {
  return partsOf(schema).some(({ properties, items, additionalProperties }) => {
    const own = typeof properties === "object" && properties !== null ? properties : {};
    if (Object.hasOwn(own, property)) return true;
    return [...Object.values(own), items, additionalProperties].some((inner) =>
      asSchemas(inner ?? []).some((schemaInside) => names(schemaInside, property)),
    );
  });
}
