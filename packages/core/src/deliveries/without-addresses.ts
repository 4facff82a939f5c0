const email = /[^\s"<>,;:]+@[^\s"<>,;]+/g;
const phone = /\+\d{8,15}/g;

/** A text for operators: what a carrier told, without the e-mail addresses and phone numbers (E.164) in it. */
export function withoutAddresses(text: string): string {
  return text.replace(email, "…@…").replace(phone, "+…");
}
