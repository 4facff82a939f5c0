import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Ports } from "@tawafuq/core/ports";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** Names the key a text was sealed with, so that another can follow it. */
const keyName = "k1";

/** @throws RangeError unless it is 32 bytes in base64 */
export function parseMasterKey(base64: string): Buffer {
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyBytes) throw new RangeError("the master key must be 32 bytes in base64");
  return key;
}

/** A key of its own for every purpose (HKDF-SHA-256, RFC 5869): none of them tells anything of another. */
function derive(masterKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "tawafuq", purpose, keyBytes));
}

/**
 * Seals texts with AES-256-GCM and gives blind indexes with HMAC-SHA-256; `masterKey` is 32 bytes.
 * What is sealed is bound to its place: moved to another item it does not open.
 */
export function createVault(masterKey: Uint8Array): Ports["vault"] {
  if (masterKey.length !== keyBytes) throw new RangeError("the master key must be 32 bytes");
  const sealing = derive(masterKey, "seal");
  const blinding = derive(masterKey, "blind");
  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${keyName}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")}`;
    },
    open(sealed, place) {
      const [name, data = ""] = sealed.split(".");
      if (name !== keyName) throw new Error(`sealed with an unknown key at ${place}`);
      const bytes = Buffer.from(data, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, "utf8") + decipher.final("utf8")
      );
    },
    blind: (field, value) => createHmac("sha256", blinding).update(`${field}\n${value}`).digest("hex"),
    sign: (purpose, text) =>
      createHmac("sha256", derive(masterKey, `secret ${purpose}`))
        .update(text)
        .digest("hex"),
    secret: (purpose) => derive(masterKey, `secret ${purpose}`).toString("base64url"),
  };
}
