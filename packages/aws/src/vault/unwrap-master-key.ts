import { DecryptCommand, KMSClient, type KMSClientConfig } from "@aws-sdk/client-kms";
import { parseMasterKey } from "./vault.ts";

const wrapped = "kms:";

/**
 * The master key behind a configured value: `kms:` and a ciphertext in base64 is decrypted by KMS, anything else is the
 * key itself in base64, and KMS is not asked.
 * @throws RangeError unless it is 32 bytes; whatever KMS refuses with
 */
export async function unwrapMasterKey(value: string, config: KMSClientConfig): Promise<Buffer> {
  if (!value.startsWith(wrapped)) return parseMasterKey(value);
  const client = new KMSClient(config);
  try {
    const { Plaintext: key = new Uint8Array() } = await client.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(value.slice(wrapped.length), "base64"),
        // Ties the ciphertext to its use: one made for anything else does not open here.
        EncryptionContext: { purpose: "tawafuq-master-key" },
      }),
    );
    return parseMasterKey(Buffer.from(key).toString("base64"));
  } finally {
    client.destroy();
  }
}
