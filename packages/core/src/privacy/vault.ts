/** Keeps personal data unreadable in the table. */
export interface Vault {
  /** Sealed text that opens at this place only: a place names the item and the field. */
  seal(text: string, place: string): string;
  /** @throws Error where it was changed, moved, or sealed with another key */
  open(sealed: string, place: string): string;
  /** Stands for a value in a key: the same for the same value, telling nothing of it. Hexadecimal. */
  blind(field: string, value: string): string;
  /** A secret of its own for a purpose, base64url: signatures of sessions, receipts. */
  secret(purpose: string): string;
  /** HMAC-SHA-256 of the text with the secret of that purpose, hexadecimal. */
  sign(purpose: string, text: string): string;
}
