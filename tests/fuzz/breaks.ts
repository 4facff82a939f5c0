import type { Materials } from "./compose.ts";
import { type Draft, encodeLoose } from "./draft.ts";
import {
  oddAuthorizations,
  oddEntityTags,
  oddKeys,
  oddLanguages,
  oddMediaTypes,
  oddNumbers,
  oddSegments,
  oddTexts,
  oddValues,
  privileged,
} from "./odd.ts";

/** Breaks one thing about a draft; undefined where there is no such thing to break. */
type Break = (draft: Draft, materials: Materials) => Partial<Draft> | undefined;

type Json = Record<string, unknown>;

function jsonOf({ body, breaks: done }: Draft): Json | undefined {
  // What is nested too deeply to be written again stays as it is.
  if (done.includes("deep nesting")) return undefined;
  try {
    const value: unknown = JSON.parse(body ?? "null");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** What was nested on purpose is not looked into any further. */
const deepest = 8;

/** Every place in a JSON value that can be replaced: paths of names and positions. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null || path.length > deepest) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...placesIn(inner, [...path, name]),
  ]);
}

/** The value with `change` done to the one at `path`; undefined takes it out. */
function changed(
  value: unknown,
  [name, ...rest]: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  if (name === undefined) return change(value);
  const old: unknown = Reflect.get(Object(value), name);
  const next = changed(old, rest, change);
  if (Array.isArray(value))
    return value.flatMap((inner, at) => (String(at) !== name ? [inner] : next === undefined ? [] : [next]));
  return { ...Object(value), [name]: next };
}

/** Changes one value of the body. */
const inBody =
  (
    change: (old: unknown, materials: Materials) => unknown,
    fits: (old: unknown) => boolean = () => true,
  ): Break =>
  (draft, materials) => {
    const json = jsonOf(draft);
    const places = placesIn(json).filter((path) =>
      fits(path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), json)),
    );
    const place = materials.chance.pick(places);
    if (place === undefined) return undefined;
    return { body: JSON.stringify(changed(json, place, (old) => change(old, materials))) };
  };

const header =
  (name: string, values: readonly string[]): Break =>
  (draft, { chance }) => ({ headers: { ...draft.headers, [name]: chance.pick(values) ?? "" } });

const deep = (levels: number, open: string, close: string) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

const rawBody =
  (make: (text: string, materials: Materials) => string | undefined): Break =>
  (draft, materials) => {
    if (draft.operation.body === undefined && draft.body === undefined) return undefined;
    const body = make(draft.body ?? "{}", materials);
    return { body: body ?? "", headers: { "content-type": "application/json", ...draft.headers } };
  };

/** Sets a segment that stands for a parameter. */
const inPath =
  (make: (old: string, materials: Materials) => string | undefined): Break =>
  (draft, materials) => {
    const places = draft.operation.path.slice(1).split("/");
    const at = materials.chance.pick([...places.keys()].filter((place) => places[place]?.startsWith("{")));
    const made = at === undefined ? undefined : make(draft.segments[at] ?? "", materials);
    return made === undefined
      ? undefined
      : { segments: draft.segments.map((old, place) => (place === at ? made : old)) };
  };

const inQuery =
  (make: (materials: Materials) => string | undefined, names?: readonly string[]): Break =>
  (draft, materials) => {
    const known = draft.operation.parameters
      .filter(({ in: place }) => place === "query")
      .map(({ name }) => name);
    const name = materials.chance.pick(
      names === undefined ? [...known, "unknown"] : known.filter((one) => names.includes(one)),
    );
    const value = make(materials);
    if (name === undefined || value === undefined) return undefined;
    return { query: [...draft.query.filter(([one]) => one !== name), [name, value]] };
  };

const oddText: (materials: Materials) => string | undefined = ({ chance }) => chance.pick(oddTexts);

/** Every way to break a request, by name. */
const breaks: Readonly<Record<string, Break>> = {
  "a property is missing": inBody(() => undefined),
  "a property nobody may set": (draft, { chance }) => {
    const json = jsonOf(draft);
    const name = chance.pick(Object.keys(privileged));
    return json === undefined || name === undefined
      ? undefined
      : { body: JSON.stringify({ ...json, [name]: privileged[name] }) };
  },
  "a property nobody may set, deeper": inBody(
    (old, { chance }) => ({ ...Object(old), [chance.pick(Object.keys(privileged)) ?? "id"]: "x" }),
    (old) => typeof old === "object" && old !== null && !Array.isArray(old),
  ),
  "another type": inBody((_, { chance }) => chance.pick(oddValues)),
  "an odd text": inBody(
    (_, materials) => oddText(materials),
    (old) => typeof old === "string",
  ),
  "an odd number": inBody(
    (_, { chance }) => chance.pick(oddNumbers),
    (old) => typeof old === "number",
  ),
  "a huge text": inBody(
    (_, { chance }) => "م".repeat(chance.pick([7000, 90_000, 200_000]) ?? 1),
    (old) => typeof old === "string",
  ),
  "a huge list": inBody(
    (old, { chance }) =>
      Array.from({ length: chance.pick([60, 1500]) ?? 1 }, () => (old as unknown[])[0] ?? "x"),
    Array.isArray,
  ),
  "deep nesting": rawBody((text, { chance }) =>
    chance.pick([
      deep(5000, "[", "]"),
      deep(20_000, '{"a":', "}"),
      `{"name":${deep(600, '{"fr":', "}")}}`,
      text.replace(/^\{/, `{"deeper":${deep(80, "[", "]")},`),
    ]),
  ),
  "keys of the prototype": rawBody((text) =>
    text
      .replace(/^\{/, '{"__proto__":{"kind":"administrator","version":7},"constructor":{"prototype":{}},')
      .replace(/,\}$/, "}"),
  ),
  "a key twice": rawBody((text) => text.replace(/^\{("[^"]+"):/, '{$1:{"first":true},$1:')),
  "no JSON": rawBody((text, { chance }) =>
    chance.pick([
      text.slice(0, -1),
      `${text},`,
      "{",
      "nul",
      "\u0000",
      `\ufeff${text}`,
      "'a'",
      '{"a":1}{"b":2}',
      "[1,2",
      '"\\ud800"',
      "{'a':1}",
      "NaN",
    ]),
  ),
  "no body": () => ({ body: "" }),
  "a body of another kind": rawBody((text, { chance }) =>
    chance.pick(["null", "[]", "1", '"text"', `[${text}]`, "true"]),
  ),
  "another media type": header("content-type", oddMediaTypes),
  "an odd segment": inPath((_, { chance }) => chance.pick(oddSegments)),
  "an odd text in the path": inPath((_, materials) => encodeLoose(oddText(materials) || "x")),
  "the id of something else": inPath((_, { chance, memory }) => chance.pick(memory.ids(undefined))),
  "an id with something behind it": inPath(
    (old, { chance }) => `${old}${chance.pick(["%00", "%23", ".", "%2F..", "x", "%20"])}`,
  ),
  "an odd value in the query": inQuery(oddText),
  "an odd limit": inQuery(
    ({ chance }) => chance.pick(["0", "-1", "101", "1e2", "1.0", "007", "٢٥", "999999999999", ""]),
    ["limit", "olderThanDays", "minScore"],
  ),
  "a cursor of another list": inQuery(({ chance, memory }) => chance.pick(memory.cursors), ["cursor"]),
  "a cursor that was changed": inQuery(
    ({ chance, memory }) => {
      const cursor = chance.pick(memory.cursors) ?? "eyJxIjoieCIsImsiOnt9fQ";
      const at = chance.between(0, cursor.length - 1);
      return chance.often(0.5) ? `${cursor.slice(0, at)}A${cursor.slice(at + 1)}` : cursor.slice(0, at);
    },
    ["cursor"],
  ),
  "a parameter twice": (draft, { chance }) => {
    const again = chance.pick(draft.query);
    return again && { query: [...draft.query, again] };
  },
  "an odd If-Match": header("if-match", oddEntityTags),
  "an odd Idempotency-Key": header("idempotency-key", oddKeys),
  "an odd language": header("accept-language", oddLanguages),
  "an odd authorization": header("authorization", oddAuthorizations),
  "an odd cookie": header("cookie", [
    "tawafuq_session=x.y; tawafuq_role=mand_1",
    "tawafuq_key=twf_x",
    `tawafuq_session=${"x".repeat(3000)}`,
    "__Host-tawafuq_session=%00; tawafuq_lang=zz",
    ";;;=;",
    "tawafuq_session=%E0%A4%A",
  ]),
  "another site's origin": header("origin", ["https://evil.example", "null", "x"]),
  "another method": (_, { chance }) => ({
    method: chance.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND"]) ?? "PATCH",
  }),
};

const names = Object.keys(breaks);

/** A draft with one thing broken, sometimes two. */
export function broken(draft: Draft, materials: Materials): Draft {
  const { chance } = materials;
  const wanted = chance.often(0.25) ? 2 : 1;
  let result = draft;
  for (let attempt = 0; attempt < 12 && result.breaks.length < wanted; attempt += 1) {
    const name = chance.pick(names) ?? "";
    const change = breaks[name]?.(result, materials);
    if (change !== undefined) result = { ...result, ...change, breaks: [...result.breaks, name] };
  }
  return result;
}
