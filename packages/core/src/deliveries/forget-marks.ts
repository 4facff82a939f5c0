import type { Contact } from "../contacts/contact.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";

/** Forgets what is known of the addresses in `before` that `after` no longer holds. */
export function forgetMarks(
  ports: Ports,
  before: Pick<Contact, "email" | "phone"> | undefined,
  after: Pick<Contact, "email" | "phone"> = {},
): Write[] {
  const { email, phone } = before ?? {};
  return [
    ...(email === undefined || email === after.email ? [] : [ports.marks.remove("email", email)]),
    ...(phone === undefined || phone === after.phone ? [] : [ports.marks.remove("sms", phone)]),
  ];
}
