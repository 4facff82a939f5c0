import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Page, PageRequest, Versioned } from "../storage/repository.ts";
import type { Availability, Cooperative } from "./cooperative.ts";

export interface ListProfiles extends PageRequest {
  readonly region?: string | undefined;
  readonly sector?: string | undefined;
  readonly availability?: Availability | undefined;
  /** Last changed before this instant, ISO; stands in place of `updatedSince`. */
  readonly updatedBefore?: string | undefined;
  /** Changed at or after this instant, ISO. */
  readonly updatedSince?: string | undefined;
  readonly newestFirst?: boolean | undefined;
  /** Only what stands in, or touches, provinces of these; at least one. */
  readonly delegations?: readonly DelegationCode[] | undefined;
}

export interface CooperativeRepository extends Versioned<Cooperative> {
  list(request: ListProfiles): Promise<Page<Cooperative>>;
}
