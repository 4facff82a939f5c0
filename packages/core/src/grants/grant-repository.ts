import type { Page, PageRequest, Versioned, Write } from "../storage/repository.ts";
import type { Grant, Role } from "./grant.ts";

export interface GrantRepository extends Versioned<Grant> {
  /** Oldest first. */
  listByPerson(personId: string): Promise<readonly Grant[]>;
  /** Who speaks for this cooperative, holder or officer; oldest first. */
  listBySubject(subjectId: string): Promise<readonly Grant[]>;
  /** Oldest first. */
  listByRole(role: Role, page: PageRequest): Promise<Page<Grant>>;
  /** One more active administrator. */
  countAdministrator(): Write;
  /** One fewer; refuses last_administrator where it is the only one. */
  uncountAdministrator(): Write;
}
