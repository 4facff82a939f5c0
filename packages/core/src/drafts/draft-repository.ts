import type { Draft } from "./draft.ts";

/** Whatever was written last stands; nobody else reads it, and it is sealed. */
export interface DraftRepository {
  /** Undefined also once its time has passed. */
  get(owner: string, form: string): Promise<Draft | undefined>;
  put(draft: Draft): Promise<void>;
  remove(owner: string, form: string): Promise<void>;
  /** All of somebody's, in no particular order. */
  list(owner: string): Promise<readonly Draft[]>;
}
