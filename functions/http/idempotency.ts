import type { Once } from "@tawafuq/core/idempotency/once";
import { canonical } from "@tawafuq/core/language/canonical";
import type { Ports } from "@tawafuq/core/ports";
import type { AppContext } from "./app-env.ts";
import { RequestFault } from "./problem.ts";

/** What makes this create happen once: the Idempotency-Key with the digest of route and body. @throws invalid_input */
export function onceOf(c: AppContext, ports: Ports, body: unknown): Once | undefined {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key))
    throw new RequestFault("header", [{ path: "Idempotency-Key", rule: "invalid_format" }]);
  const request = `${c.req.method} ${c.req.path}\n${canonical(body)}`;
  // Blind, as a plain digest would let whoever reads the table try out every phone number.
  return { key, requestHash: ports.vault.blind("request", request) };
}

/** Answers a create: where it is, and whether an earlier request had made it already. */
export function showCreated(c: AppContext, location: string, replayed: boolean): void {
  c.header("Location", location);
  if (replayed) c.header("Idempotent-Replayed", "true");
}
