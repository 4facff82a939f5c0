import * as z from "zod";

/** A JSON schema as the contract writes it, references put in place. */
export type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** One operation of the contract. */
export interface Operation {
  /** As in the access table: `GET /v1/cooperatives/{id}`. */
  readonly row: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly mediaType: string; readonly required: boolean; readonly schema: Schema };
  /** By status, then by media type. A status without media types documents no body. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly whoMay: "anybody" | readonly string[];
}

const Content = z.record(z.string(), z.looseObject({ schema: z.looseObject({}).default({}) }));
const Described = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.looseObject({}).default({}),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ required: z.boolean().default(false), content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.default({}) })),
  "x-who-may": z.union([z.literal("anybody"), z.array(z.string())]).default([]),
});
const Contract = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Described)) });

function pointedAt(document: unknown, reference: string): unknown {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    document,
  );
}

/** References replaced by what they point at; one that points back into itself becomes "anything". */
function inPlace(document: unknown, value: unknown, within: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((inner) => inPlace(document, inner, within));
  if (typeof value !== "object" || value === null) return value;
  const { $ref: reference, ...beside } = value as { $ref?: unknown };
  if (typeof reference !== "string")
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, inPlace(document, inner, within)]),
    );
  if (within.includes(reference)) return {};
  const target = inPlace(document, pointedAt(document, reference), [...within, reference]);
  return { ...(target as Schema), ...beside };
}

/** Every operation of an OpenAPI 3.1 document, references put in place. */
export function operationsOf(document: unknown): readonly Operation[] {
  const { paths } = Contract.parse(inPlace(document, document));
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, described]): Operation => {
      const [mediaType, content] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
      const body =
        mediaType === undefined || content === undefined
          ? {}
          : {
              body: {
                mediaType,
                required: described.requestBody?.required ?? false,
                schema: content.schema,
              },
            };
      return {
        row: `${verb.toUpperCase()} ${path}`,
        method: verb.toUpperCase(),
        path,
        parameters: described.parameters,
        ...body,
        responses: Object.fromEntries(
          Object.entries(described.responses).map(([status, response]) => [
            status,
            Object.fromEntries(Object.entries(response.content).map(([type, { schema }]) => [type, schema])),
          ]),
        ),
        whoMay: described["x-who-may"],
      };
    }),
  );
}

/** The schemas documented for an answer; undefined where this status has no place in the contract. */
export function documentedAnswer(
  operation: Operation,
  status: number,
): Readonly<Record<string, Schema>> | undefined {
  return operation.responses[String(status)] ?? (status >= 400 ? operation.responses.default : undefined);
}
