import type { RefusalCode } from "../refusals/refusal.ts";

/**
 * One piece of a transaction. Repositories build them, `commit` is the only way they take effect.
 * `refusal` is what `commit` throws when this piece's condition does not hold.
 */
export interface Write {
  readonly refusal: RefusalCode;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; hand it back to read on. Absent on the last page. */
  readonly cursor?: string | undefined;
}

export interface PageRequest {
  /** 1..100 */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Something with an id and an optimistic version: `create` refuses already_exists, `replace` version_conflict. */
export interface Versioned<Entity> {
  get(id: string): Promise<Entity | undefined>;
  create(entity: Entity): Write;
  /** Expects the stored version to be `entity.version - 1`. */
  replace(entity: Entity): Write;
}
