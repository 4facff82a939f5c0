import type { GrantInput } from "@tawafuq/core/grants/grant-role";
import { signedIn } from "../support/session.ts";
import type { World } from "./world.ts";

interface Asked {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody at a browser. */
export interface Visitor {
  get(path: string): Promise<Response>;
  send(method: "POST" | "PUT", path: string, asked: Asked): Promise<Response>;
}

/** @throws Error with the answer where it is a refusal */
async function requireDone(path: string, response: Response): Promise<Response> {
  if (response.status < 400) return response;
  throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 600)}`);
}

function visitorWith({ app }: World, cookie: string | undefined): Visitor {
  const own = { "sec-fetch-site": "same-origin", ...(cookie === undefined ? {} : { cookie }) };
  return {
    get: async (path) => requireDone(path, await app.request(path, { headers: own })),
    send: async (method, path, { json, form, headers }) =>
      requireDone(
        path,
        await app.request(path, {
          method,
          headers: { ...own, ...headers },
          ...(json === undefined ? {} : { json }),
          ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
        }),
      ),
  };
}

export function stranger(world: World): Visitor {
  return visitorWith(world, undefined);
}

/** A person with a session and these roles. */
export async function person(
  world: World,
  email: string,
  ...grants: readonly Omit<GrantInput, "personId">[]
): Promise<Visitor> {
  const { cookie } = await signedIn(world.app, { email, grants });
  return visitorWith(world, cookie);
}
