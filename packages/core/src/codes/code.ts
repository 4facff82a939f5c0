import { latinDigits } from "../language/latin-digits.ts";
import { DomainError } from "../refusals/refusal.ts";

/** The rules of the codes that open a session. */
export const codeRules = { digits: 6, validSeconds: 600, tries: 3 } as const;

/** The six digits somebody typed; spaces and Arabic digits are fine. @throws invalid_input with the fault of the field `code` */
export function readCode(typed: string): string {
  const code = latinDigits(typed).replace(/[\s\u200e\u200f\u2066-\u2069-]/g, "");
  if (/^\d{6}$/.test(code)) return code;
  throw new DomainError("invalid_input", {}, [{ path: "code", rule: "invalid_format" }]);
}
