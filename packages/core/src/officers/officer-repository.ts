import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Page, PageRequest, Versioned } from "../storage/repository.ts";
import type { Officer } from "./officer.ts";

export interface OfficerRepository extends Versioned<Officer> {
  listByDelegation(delegation: DelegationCode): Promise<readonly Officer[]>;
  /** Whoever was registered with this address, however it is spelled. */
  findByEmail(email: string): Promise<Officer | undefined>;
  list(page: PageRequest): Promise<Page<Officer>>;
}
