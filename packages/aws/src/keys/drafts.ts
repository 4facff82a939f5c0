import type { Key } from "../table-keys.ts";
import { encoded, id, join } from "./key-parts.ts";

/** `blind` stands for the owner. */
export const draftsOf = (blind: string) => join("DRAFTS", id(blind));
export const draftKey = (blind: string, form: string): Key => ({
  pk: draftsOf(blind),
  sk: join("DRAFT", encoded(form)),
});
