import * as z from "zod";
import { Phone } from "../contacts/contact.ts";
import { latinDigits } from "../language/latin-digits.ts";
import { DomainError } from "../refusals/refusal.ts";

/** Where a code goes: the one thing somebody needs to have to come in. */
export interface Address {
  readonly kind: "email" | "phone";
  /** An e-mail in lower case, or a Moroccan phone number in E.164. */
  readonly value: string;
}

const Email = z.email().max(254);

/**
 * What somebody typed into the one field for e-mail or phone; digits may be Arabic.
 * @throws invalid_input with the fault of the field `address`
 */
export function readAddress(typed: string): Address {
  const text = latinDigits(typed.trim());
  if (text.includes("@")) {
    const email = Email.safeParse(text.toLowerCase());
    if (email.success) return { kind: "email", value: email.data };
    throw new DomainError("invalid_input", {}, [{ path: "address", rule: "invalid_format" }]);
  }
  const phone = Phone.safeParse(text);
  if (phone.success) return { kind: "phone", value: phone.data };
  throw new DomainError("invalid_input", {}, [{ path: "address", rule: "phone_not_moroccan" }]);
}
