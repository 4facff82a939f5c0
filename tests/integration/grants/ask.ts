import type { TestApp } from "@tawafuq/tests/support/app";

interface Ask {
  readonly cookie?: string;
  readonly key?: string;
  readonly json?: unknown;
  readonly ifMatch?: string;
  /** Network address; one of its own where absent. */
  readonly from?: string;
}

/** One request to the API with its status and what it answered. */
export async function ask(app: TestApp, method: string, path: string, how: Ask = {}) {
  const { cookie, key, json, ifMatch, from } = how;
  const headers = {
    "accept-language": "en",
    origin: "http://127.0.0.1",
    ...(cookie === undefined ? {} : { cookie }),
    ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
  };
  const response = await app.request(path, {
    method,
    headers,
    ...(from === undefined ? {} : { from }),
    ...(key === undefined ? {} : { key }),
    ...(json === undefined ? {} : { json }),
  });
  const text = await response.text();
  const body = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, code: body.code, body, text, headers: response.headers };
}
