import type { Page, PageRequest, Write } from "../storage/repository.ts";
import type { Contact } from "./contact.ts";
import type { ContactOwner } from "./contact-owner.ts";
import type { ContactViewing } from "./viewing.ts";

export interface ContactRepository {
  get(owner: ContactOwner): Promise<Contact | undefined>;
  /** With its lookups; those of `before` that no longer hold go. One that stays behind finds nobody. */
  put(owner: ContactOwner, contact: Contact, before?: Contact): Write;
  /** With the lookups of `before`. */
  remove(owner: ContactOwner, before: Contact | undefined): Write;
  /** Everybody who gave this address, however it is spelled. */
  listOwners(address: { kind: "email" | "phone"; value: string }): Promise<readonly ContactOwner[]>;
}

/** Who saw whose contact: written before it is shown, never changed. */
export interface ViewRepository {
  append(view: ContactViewing): Write;
  /** Newest first. */
  list(owner: ContactOwner, page: PageRequest): Promise<Page<ContactViewing>>;
}
