import type { TestApp } from "@tawafuq/tests/support/app";

/** The newest code that was sent to this address. @throws Error where none was */
export async function codeFor(app: TestApp, address: string): Promise<string> {
  const sent = (await app.mailbox()).filter(({ to }) => to.includes(address));
  const newest = sent.toSorted((a, b) => (codeId(a.messageId) < codeId(b.messageId) ? 1 : -1))[0];
  const [code] = /\b\d{6}\b/.exec(newest?.text ?? "") ?? [];
  if (code === undefined) throw new Error(`No code was sent to ${address}.`);
  return code;
}

/** Ids of codes rise: they sort as they were made. */
function codeId(messageId: string): string {
  return /code_[0-9A-Z]{26}/.exec(messageId)?.[0] ?? "";
}

/** Six digits that are not the code. */
export function wrongFor(code: string, nth = 1): string {
  return String((Number(code) + nth) % 1_000_000).padStart(6, "0");
}

export function askCode(app: TestApp, address: string, language = "fr"): Promise<Response> {
  return app.request("/auth/codes", {
    method: "POST",
    headers: { "accept-language": language },
    json: { address },
  });
}

export function tryCode(app: TestApp, address: string, code: string): Promise<Response> {
  return app.request("/auth/sessions", { method: "POST", json: { address, code } });
}

/** The cookie that an answer sets, as it is sent back: name=value. */
export function cookieOf(response: Response, name = "tawafuq_session"): string {
  const line = response.headers.getSetCookie().find((text) => text.startsWith(`${name}=`));
  if (line === undefined) throw new Error("No session was opened.");
  return line.split(";", 1)[0] ?? "";
}

/** Signs somebody in by a code; returns the session's cookie. */
export async function signIn(app: TestApp, address: string): Promise<string> {
  await askCode(app, address);
  return cookieOf(await tryCode(app, address, await codeFor(app, address)));
}
