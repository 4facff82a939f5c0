import type { KMSClientConfig } from "@aws-sdk/client-kms";
import { parseMasterKey } from "./vault.ts";

const wrapped = "kms:";

/**
 * The master key behind a configured value: `kms:` and a ciphertext in base64 is decrypted by KMS, anything else is the
 * key itself in base64, and KMS is neither loaded nor asked.
 * @throws RangeError unless it is 32 bytes; whatever KMS refuses with
 */
export async function unwrapMasterKey(value: string, config: KMSClientConfig): Promise<Buffer> {
  if (!value.startsWith(wrapped)) return parseMasterKey(value);
  const { decryptByKms } = await import("./decrypt-by-kms.ts");
  const ciphertext = Buffer.from(value.slice(wrapped.length), "base64");
  const key = await decryptByKms(ciphertext, { purpose: "tawafuq-master-key" }, config);
  return parseMasterKey(Buffer.from(key).toString("base64"));
}
