import type { Page, PageRequest } from "../storage/repository.ts";
import type { Erasure } from "./erasure.ts";
import type { AgedKind } from "./retention-rules.ts";

/**
 * Whose data was erased: in a table of its own that is never restored with the rest, so that a restored backup can
 * be cleared again. Holds no personal data.
 */
export interface ErasureRepository {
  /** Writes it down for good, and as unfinished; once is enough, twice is no fault. */
  begin(erasure: Erasure): Promise<void>;
  finish(erasure: Erasure): Promise<void>;
  /** The line of this one, where it was erased. */
  find(kind: Erasure["kind"], id: string): Promise<Erasure | undefined>;
  list(page: PageRequest): Promise<Page<Erasure>>;
  listUnfinished(page: PageRequest): Promise<Page<Erasure>>;
}

/** What is kept for a time only, by age. */
export interface AgedRepository {
  /** How many lie there from before this instant, ISO. */
  count(kind: AgedKind, before: string): Promise<number>;
  /** Removes at most `limit` of them; returns how many. */
  remove(kind: AgedKind, before: string, limit: number): Promise<number>;
}
