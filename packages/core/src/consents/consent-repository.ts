import type { ContactOwner } from "../contacts/contact-owner.ts";
import type { Write } from "../storage/repository.ts";
import type { ConsentEntry } from "./consent.ts";

/** What a side allowed and withdrew: written once, never changed. */
export interface ConsentRepository {
  append(entry: ConsentEntry): Write;
  /** Oldest first. */
  list(owner: ContactOwner): Promise<readonly ConsentEntry[]>;
}
