/** The spelling two people would call the same address. */
export function plainAddress(kind: "email" | "phone", value: string): string {
  return kind === "email" ? value.trim().toLowerCase() : value.replace(/[\s.-]/g, "");
}
