import type { Key } from "../table-keys.ts";
import { id, join } from "./key-parts.ts";

/** `blind` stands for the address. */
export const addressMarkKey = (channel: "email" | "sms", blind: string): Key => ({
  pk: join("REACHED", channel, id(blind)),
  sk: "MARK",
});
