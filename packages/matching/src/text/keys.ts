import type { Reading } from "./stem.ts";

const offset = 0x811c9dc5;
const prime = 0x01000193;

/**
 * A word's key in 32 bits (FNV-1a; the hashing trick of Weinberger et al. 2009): two words in a hundred thousand may
 * share one, the same two on every machine.
 */
export function hashKey(text: string): number {
  let hash = offset;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  }
  return hash >>> 0;
}

export function stemKey(reading: Reading, stem: string): number {
  return hashKey(`${reading}:${stem}`);
}

/** The key of a name by its consonants, the same in both scripts. */
export function nameKey(skeleton: string): number {
  return hashKey(`name:${skeleton}`);
}
