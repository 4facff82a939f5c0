import { DecryptCommand, KMSClient, type KMSClientConfig } from "@aws-sdk/client-kms";

/** What a ciphertext of KMS holds; its context ties it to its use: one made for anything else does not open here. */
export async function decryptByKms(
  ciphertext: Uint8Array,
  context: Record<string, string>,
  config: KMSClientConfig,
): Promise<Uint8Array> {
  const client = new KMSClient(config);
  try {
    const { Plaintext: plain = new Uint8Array() } = await client.send(
      new DecryptCommand({ CiphertextBlob: ciphertext, EncryptionContext: context }),
    );
    return plain;
  } finally {
    client.destroy();
  }
}
