import { isIPv6 } from "node:net";

/** The groups of an IPv6 address; "::" stands for the zeros it leaves out. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
}

/**
 * What is counted for an address: IPv4 as it is, of IPv6 the first 64 bits. One line at home has 2^64 addresses, and
 * counting each for itself would count nothing.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  if (!isIPv6(plain)) return plain;
  const [first = "0", ...rest] = groupsOf(plain.replace(/%.*$/, "")).slice(0, 4);
  return [first, ...rest].map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}
