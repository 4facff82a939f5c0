import type { Operation, Schema } from "@tawafuq/tests/support/operations";
import { generateSync } from "json-schema-faker";
import type { Chance } from "./chance.ts";
import { faultOf } from "./contract.ts";
import { type Draft, encodeLoose, type Sender } from "./draft.ts";
import { type Memory, pluralOf } from "./memory.ts";
import { isContactField, type Secrets } from "./secrets.ts";

/** What requests are made from. */
export interface Materials {
  readonly chance: Chance;
  readonly memory: Memory;
  readonly secrets: Secrets;
  readonly senders: readonly Sender[];
  /** Bodies that were accepted, by operation. */
  readonly accepted: ReadonlyMap<string, readonly unknown[]>;
}

const largestSeed = 2 ** 31 - 1;

function fake({ chance }: Materials, schema: Schema): unknown {
  return generateSync(schema as never, {
    seed: chance.between(1, largestSeed),
    optionalsProbability: 0.5,
    maxDefaultItems: 3,
  });
}

/** Ids and contacts of a made-up body replaced by such as exist, or by contacts that occur once. */
function fillIn(
  materials: Materials,
  value: unknown,
  name = "",
  beside: Readonly<Record<string, unknown>> = {},
) {
  const { chance, memory, secrets } = materials;
  const fill = (inner: unknown, innerName: string, siblings = beside): unknown =>
    fillIn(materials, inner, innerName, siblings);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, fill(inner, key, value as Record<string, unknown>)]),
    );
  if (typeof value !== "string") return value;
  if (isContactField(name)) return secrets.mint(name);
  const other = name === "id" ? beside.kind : /^(\w+?)Ids?$/.exec(name)?.[1];
  if (other === undefined && name !== "overrides" && name !== "forbidden") return value;
  const ids = memory.ids(typeof other === "string" ? pluralOf(other) : "matches");
  return chance.often(0.8) ? (chance.pick(ids) ?? value) : value;
}

function cutTo(schema: Schema, object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = typeof schema.properties === "object" && schema.properties !== null ? schema.properties : {};
  return Object.fromEntries(Object.entries(object).filter(([name]) => Object.hasOwn(known, name)));
}

/** Something that was answered once and is, cut down, a valid body: made-up ones seldom pass rules between fields. */
function remembered({ chance, memory }: Materials, schema: Schema): unknown {
  const start = chance.between(0, memory.objects.length);
  for (const object of [...memory.objects.slice(start), ...memory.objects.slice(0, start)]) {
    const body = cutTo(schema, object);
    if (Object.keys(body).length > 0 && faultOf(schema, body) === undefined) return body;
  }
  return undefined;
}

/** One property of a remembered body made up anew. */
function varied(materials: Materials, schema: Schema, body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const made = fake(materials, schema);
  const name = materials.chance.pick(Object.keys(made ?? {}));
  return name === undefined ? body : { ...body, [name]: Reflect.get(Object(made), name) };
}

function bodyOf(materials: Materials, { row, body }: Operation): unknown {
  const { chance, accepted } = materials;
  if (body === undefined) return undefined;
  const known = chance.often(0.5)
    ? chance.pick(accepted.get(row) ?? [])
    : chance.often(0.6)
      ? remembered(materials, body.schema)
      : undefined;
  const made = known === undefined ? fake(materials, body.schema) : known;
  return fillIn(
    materials,
    known !== undefined && chance.often(0.4) ? varied(materials, body.schema, made) : made,
  );
}

const matches = (operation: Operation, path: string) =>
  new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);

/** A form that a page has shown, filled in; for routes that the contract does not describe. */
function formOf({ chance, memory }: Materials, operation: Operation) {
  const form = chance.pick(
    memory.forms.filter(({ action }) => matches(operation, action.split("?")[0] ?? "")),
  );
  const filled = new URLSearchParams();
  for (const name of new Set(form?.fields.map(([field]) => field)))
    if (chance.often(0.85))
      filled.append(name, chance.pick(form?.fields.filter(([field]) => field === name) ?? [])?.[1] || "text");
  return { body: filled.toString(), ...(form === undefined ? {} : { action: form.action.split("?")[0] }) };
}

function segmentsOf(materials: Materials, operation: Operation, sender: Sender): string[] {
  const { chance, memory } = materials;
  const link = chance.pick(memory.links.filter((known) => matches(operation, known)));
  if (link !== undefined && chance.often(0.3)) return link.slice(1).split("/");
  const places = operation.path.slice(1).split("/");
  return places.map((place, at) => {
    const name = /^\{(\w+)\}$/.exec(place)?.[1];
    if (name === undefined) return place;
    const { schema = {} } = operation.parameters.find((parameter) => parameter.name === name) ?? {};
    const isFree = schema.type === "string" && !("enum" in schema);
    const ids = memory.ids(name === "id" ? places[at - 1] : pluralOf(name.replace(/Id$/, "")));
    const mine = ids.filter((known) => sender.owns.some((own) => known.includes(own)));
    const pool = chance.often(0.1)
      ? memory.ids(undefined)
      : mine.length > 0 && chance.often(0.6)
        ? mine
        : ids;
    const id = isFree || schema.type === undefined ? chance.pick(pool) : undefined;
    return encodeLoose(id ?? String(fake(materials, schema)));
  });
}

function queryOf(materials: Materials, { parameters }: Operation): [string, string][] {
  const { chance, memory } = materials;
  return parameters
    .filter(({ in: place, required }) => place === "query" && (required || chance.often(0.35)))
    .map(({ name, schema }) => {
      const cursor = name === "cursor" ? chance.pick(memory.cursors) : undefined;
      return [name, cursor ?? String(fake(materials, schema))];
    });
}

function headersOf(materials: Materials, operation: Operation, segments: readonly string[]) {
  const { chance, memory } = materials;
  const headers: Record<string, string> = {};
  const takes = (name: string) => operation.parameters.some((parameter) => parameter.name === name);
  if (takes("If-Match") && chance.often(0.9)) {
    const version = segments.map((segment) => memory.versionOf(segment)).find((known) => known !== undefined);
    const tag = version === undefined ? memory.taggedAt(segments) : `"${version}"`;
    headers["if-match"] = tag ?? `"${chance.between(1, 3)}"`;
  }
  if (takes("Idempotency-Key") && chance.often(0.3))
    headers["idempotency-key"] = `key-${chance.between(1, 30)}`;
  if (operation.body !== undefined) headers["content-type"] = operation.body.mediaType;
  return headers;
}

function senderOf({ chance, senders }: Materials, { whoMay }: Operation): Sender | undefined {
  const allowed = senders.filter(({ kind }) => whoMay !== "anybody" && whoMay.includes(kind));
  return (chance.often(0.8) ? chance.pick(allowed) : undefined) ?? chance.pick(senders);
}

/** A request as the contract wants it, from somebody who mostly may send it, with records that mostly exist. */
export function compose(materials: Materials, operation: Operation): Draft | undefined {
  const sender = senderOf(materials, operation);
  if (sender === undefined) return undefined;
  const isForm = operation.method === "POST" && Object.keys(operation.responses).length === 0;
  const form = isForm ? formOf(materials, operation) : undefined;
  const segments = form?.action?.slice(1).split("/") ?? segmentsOf(materials, operation, sender);
  const json = bodyOf(materials, operation);
  const body = json === undefined ? form?.body : JSON.stringify(json);
  const formHeaders = form && {
    "content-type": "application/x-www-form-urlencoded",
    origin: "http://127.0.0.1",
  };
  return {
    operation,
    sender,
    method: operation.method,
    segments,
    query: queryOf(materials, operation),
    headers: { ...headersOf(materials, operation, segments), ...formHeaders },
    ...(body === undefined ? {} : { body }),
    breaks: [],
  };
}
