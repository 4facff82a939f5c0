import type { Page, PageRequest, Versioned } from "../storage/repository.ts";
import type { Tie } from "./tie.ts";

export interface TieRepository extends Versioned<Tie> {
  /** By the officer, juror or administrator who declared them; newest first. */
  listByOwner(ownerId: string, page: PageRequest): Promise<Page<Tie>>;
  /** By the person who sat there; newest first. */
  listByPerson(personId: string, page: PageRequest): Promise<Page<Tie>>;
  list(page: PageRequest): Promise<Page<Tie>>;
}
