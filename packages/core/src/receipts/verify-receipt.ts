import { canonical } from "../language/canonical.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { signingPurpose } from "./issue-receipt.ts";
import { type Receipt, signedText } from "./receipt.ts";

/** What anybody may know of a receipt: whose it is and what was deposited stay with the holder. */
export interface PublicReceipt {
  readonly id: string;
  readonly hash: string;
  readonly at: string;
  /** False where the stored receipt is not as this bank signed it. */
  readonly genuine: boolean;
}

export interface Verdict {
  /** genuine: this very content stood here then; changed: it is not this; unknown: no receipt of this bank. */
  readonly verdict: "genuine" | "changed" | "unknown";
  readonly id: string;
  /** The digest of what was shown. */
  readonly hash: string;
  /** When the bank received what the receipt is for. */
  readonly at?: string | undefined;
}

function isSigned(ports: Ports, receipt: Receipt): boolean {
  return ports.vault.sign(signingPurpose, signedText(receipt)) === receipt.signature;
}

/** One receipt as anybody may see it. @throws not_found */
export async function readPublicReceipt(ports: Ports, id: string): Promise<PublicReceipt> {
  const receipt = (await ports.receipts.get(id)) ?? refuse("not_found");
  return { id: receipt.id, hash: receipt.hash, at: receipt.at, genuine: isSigned(ports, receipt) };
}

/** Digests under which a text may have been deposited: as it stands, and spelled anew where an editor reformatted it. */
function digestsOf(ports: Ports, content: string): string[] {
  const text = content.replace(/^\uFEFF/, "").trim();
  try {
    return [ports.digest(text), ports.digest(canonical(JSON.parse(text)))];
  } catch {
    return [ports.digest(text)];
  }
}

/** Compares what somebody holds, the content or its hash, with the receipt they name. For anybody. */
export async function verifyReceipt(
  ports: Ports,
  shown: { readonly id: string; readonly hash?: string | undefined; readonly content?: string | undefined },
): Promise<Verdict> {
  const { id, hash, content } = shown;
  const digests = content === undefined ? [(hash ?? "").trim().toLowerCase()] : digestsOf(ports, content);
  const receipt = await ports.receipts.get(id);
  if (receipt === undefined || !isSigned(ports, receipt))
    return { verdict: "unknown", id, hash: digests[0] ?? "" };
  const isSame = digests.includes(receipt.hash);
  const told = isSame ? receipt.hash : (digests[0] ?? "");
  return { verdict: isSame ? "genuine" : "changed", id, hash: told, at: receipt.at };
}
