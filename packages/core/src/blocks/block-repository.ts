import type { Write } from "../storage/repository.ts";
import type { Block } from "./block.ts";

export interface BlockRepository {
  /** Those between these two, by either. */
  between(cooperativeId: string, holderId: string): Promise<readonly Block[]>;
  /** Those a side asked for itself. */
  listBy(side: Block["by"], id: string): Promise<readonly Block[]>;
  /** Once is enough, twice is no fault. */
  put(block: Block): Write;
  remove(block: Pick<Block, "cooperativeId" | "holderId" | "by">): Write;
}
