import * as z from "zod";
import type { Idea } from "../ideas/idea.ts";
import { canonical } from "../language/canonical.ts";
import type { LocalizedText } from "../language/localized-text.ts";

/** Proof that the bank held this very content at this instant. It holds a digest: nothing can be read out of it. */
export const Receipt = z.object({
  id: z.string(),
  ideaId: z.string(),
  holderId: z.string(),
  /** The idea's version that was deposited. */
  ideaVersion: z.int().min(1),
  /** SHA-256 of the canonical content, hexadecimal. */
  hash: z.string(),
  at: z.iso.datetime(),
  /** The bank's own HMAC-SHA-256 over everything above. */
  signature: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * What is hashed, in the one spelling of RFC 8785: everything the holder told, the confidential part included, no
 * contacts and no names. The salt keeps anybody from finding short contents by guessing at the hash.
 */
export function depositOf(idea: Idea, confidential: LocalizedText | undefined, salt: string): string {
  const { id, version, holderId: _, availability: __, rowHash: ___, createdAt, updatedAt, ...content } = idea;
  return canonical({
    format: "tawafuq-deposit/1",
    idea: id,
    version,
    salt,
    content: { ...content, confidential },
  });
}

/** What the signature covers. */
export function signedText({
  signature: _,
  ...signed
}: Receipt | (Omit<Receipt, "signature"> & { signature?: string })): string {
  return canonical(signed);
}
