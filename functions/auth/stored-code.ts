import type { Ports } from "@tawafuq/core/ports";

/** What is stored of a code. Keyed: a million codes are soon tried, so that a bare hash would tell it. */
export function storedCode(ports: Ports, code: string): string {
  return ports.vault.blind("sign-in code", code);
}
