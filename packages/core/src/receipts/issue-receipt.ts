import type { Idea } from "../ideas/idea.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import { depositOf, type Receipt, signedText } from "./receipt.ts";

/** The purpose under which receipts are signed. */
export const signingPurpose = "receipt";

/** The receipt of a deposit with the exact text that was hashed, to be written together with the idea. */
export function receiptFor(
  ports: Ports,
  idea: Idea,
  confidential: LocalizedText | undefined,
): { receipt: Receipt; writes: Write[] } {
  const content = depositOf(idea, confidential, ports.newSecret());
  const unsigned = {
    id: ports.newId("rcpt"),
    ideaId: idea.id,
    holderId: idea.holderId,
    ideaVersion: idea.version,
    hash: ports.digest(content),
    at: idea.updatedAt,
  };
  const receipt = { ...unsigned, signature: ports.vault.sign(signingPurpose, signedText(unsigned)) };
  return { receipt, writes: [ports.receipts.append(receipt, content)] };
}
