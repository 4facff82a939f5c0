import type { Page, PageRequest, Write } from "../storage/repository.ts";

/** An officer who was told something that still waits for the digest. */
export interface WaitingDigest {
  readonly officerId: string;
  /** When the last such notice was written, ISO: what came after a letter was composed waits for the next one. */
  readonly lastAt: string;
}

/** Who is owed a digest: one mark for each officer, however many notices wait. */
export interface DigestRepository {
  /** Written with the notice; a later one takes the place of an earlier one. */
  mark(waiting: WaitingDigest): Write;
  /** Refuses version_conflict where something was told since. */
  clear(waiting: WaitingDigest): Write;
  list(page: PageRequest): Promise<Page<WaitingDigest>>;
}
