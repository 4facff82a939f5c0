import { createVault } from "../vault/vault.ts";

/** Tells two master keys apart, and nothing of either: a keyed hash of a word. */
export function markOfKey(masterKey: Uint8Array): string {
  return createVault(masterKey).sign("backup", "key");
}
