import type { Operation } from "@tawafuq/tests/support/operations";

/** Somebody who sends requests. */
export interface Sender {
  readonly name: string;
  /** Kind of caller in the words of the access table; nobody: a stranger. */
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ids of whom this is: records and contacts of theirs may be shown to them. */
  readonly owns: readonly string[];
}

/** One request before it is sent, in pieces that can be broken and taken out one by one. */
export interface Draft {
  readonly operation: Operation;
  readonly sender: Sender;
  readonly method: string;
  /** Segments of the path, encoded as they are sent. */
  readonly segments: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body. */
  readonly body?: string;
  /** What was broken on purpose. */
  readonly breaks: readonly string[];
}

/** The address of a draft, from the first slash on. */
export function addressOf({ segments, query }: Draft): string {
  const text = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeLoose(value)}`).join("&");
  return `/${segments.join("/")}${text === "" ? "" : `?${text}`}`;
}

/** Percent-encodes what can be; half a character becomes the replacement character, as a browser sends it. */
export function encodeLoose(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const bodiless = ["GET", "HEAD"];

export function requestOf(draft: Draft, origin: string): Request {
  const { method, headers, sender, body } = draft;
  return new Request(new URL(addressOf(draft), origin), {
    method,
    headers: { "accept-language": "en", ...sender.headers, ...headers },
    redirect: "manual",
    ...(body === undefined || bodiless.includes(method) ? {} : { body }),
  });
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a command to paste; a long body is cut. */
export function curlOf(draft: Draft, origin: string): string {
  const headers = Object.entries({ ...draft.sender.headers, ...draft.headers });
  const { body } = draft;
  const shown = body === undefined || body.length <= 4000 ? body : `${body.slice(0, 4000)}…(${body.length})`;
  return [
    `curl -i --path-as-is -X ${draft.method} ${quoted(new URL(addressOf(draft), origin).href)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(shown === undefined ? [] : [`--data-binary ${quoted(shown)}`]),
  ].join(" \\\n  ");
}
