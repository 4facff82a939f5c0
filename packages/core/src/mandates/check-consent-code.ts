import { codeRules } from "../codes/code.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { DomainError, isRefusal, refuse } from "../refusals/refusal.ts";
import { sealOfCode } from "./consent-code.ts";
import type { Mandate } from "./mandate.ts";
import type { MandateRequest } from "./mandate-request.ts";

/**
 * The consent that a right code gives. Counts the try before it looks, so that no number of guesses at once is more
 * than three. `typed` holds its digits only.
 * @throws code_wrong, code_expired (also after three tries)
 */
export async function checkConsentCode(
  ports: Ports,
  request: MandateRequest,
  typed: string,
): Promise<Mandate["consent"]> {
  const { id } = request;
  const at = instant(ports.now());
  const code = await countTry(ports, request, at);
  if (sealOfCode(ports.vault, id, typed) !== code.seal) {
    if (code.tries >= codeRules.tries) refuse("code_expired");
    throw new DomainError("code_wrong", { left: codeRules.tries - code.tries });
  }
  return { kind: "code", channel: code.channel, at };
}

async function countTry(
  ports: Ports,
  found: MandateRequest,
  at: string,
): Promise<NonNullable<MandateRequest["code"]>> {
  for (let request: MandateRequest | undefined = found; request?.code !== undefined; ) {
    if (request.code.tries >= codeRules.tries || request.code.expiresAt <= at) break;
    const code = { ...request.code, tries: request.code.tries + 1 };
    try {
      await ports.commit([ports.mandateRequests.replace({ ...request, version: request.version + 1, code })]);
      return code;
    } catch (error) {
      // Somebody else tried at the same time: their try counts too.
      if (!isRefusal(error, "version_conflict")) throw error;
      request = await ports.mandateRequests.get(found.id);
    }
  }
  return refuse("code_expired");
}
