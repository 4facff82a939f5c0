import { codeRules } from "../codes/code.ts";
import type { Ports } from "../ports.ts";

type Randomness = Pick<Ports, "newSecret" | "digest">;

const codes = 10 ** codeRules.digits;
/** The largest multiple of the number of codes in 32 bits: what lies above would favour small codes. */
const fair = Math.floor(2 ** 32 / codes) * codes;

/** A code of six digits, every one as likely as any other. */
export function newCode(ports: Randomness): string {
  for (;;) {
    const bits = ports.digest(ports.newSecret());
    for (let place = 0; place + 8 <= bits.length; place += 8) {
      const drawn = Number.parseInt(bits.slice(place, place + 8), 16);
      if (drawn < fair) return String(drawn % codes).padStart(codeRules.digits, "0");
    }
  }
}

/**
 * What is stored in place of a code: bound to what it is for. Keyed, because a plain digest of six digits is undone
 * within a second by whoever reads the table.
 */
export function sealOfCode(vault: Ports["vault"], id: string, code: string): string {
  return vault.blind("consent_code", `${id}\n${code}`);
}
