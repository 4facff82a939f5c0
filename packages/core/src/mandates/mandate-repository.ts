import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Page, PageRequest, Versioned, Write } from "../storage/repository.ts";
import type { Mandate } from "./mandate.ts";
import type { MandateAct } from "./mandate-act.ts";
import type { MandateRequest } from "./mandate-request.ts";

export interface MandateRepository extends Versioned<Mandate> {
  /** Newest first. */
  listByCooperative(cooperativeId: string): Promise<readonly Mandate[]>;
  listByAgent(personId: string): Promise<readonly Mandate[]>;
  listByDelegation(delegation: DelegationCode, page: PageRequest): Promise<Page<Mandate>>;
}

export interface MandateRequestRepository extends Versioned<MandateRequest> {
  /** Gone once the mandate has begun. */
  remove(request: MandateRequest): Write;
  /** Newest first. */
  listByAgent(personId: string): Promise<readonly MandateRequest[]>;
  listByDelegation(delegation: DelegationCode): Promise<readonly MandateRequest[]>;
}

/** What was done under mandates: only ever added to. */
export interface MandateActRepository {
  append(act: MandateAct): Write;
  /** Refuses version_conflict unless it stands as attempted. */
  complete(act: MandateAct): Write;
  /** Newest first. */
  list(mandateId: string, page: PageRequest): Promise<Page<MandateAct>>;
}
