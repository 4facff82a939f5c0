/**
 * Every gate with the arguments its text takes.
 * - struck_off, dormant: the register's status
 * - paused: the cooperative asked for no proposals
 * - blocked: an officer or one side forbids this pair
 * - declined_before: this cooperative has already declined this idea
 * - at_limit: as many open introductions as allowed
 * - out_of_reach: the cooperative's reach and the idea's scope never meet
 * - too_few_members: fewer members than the policy's share of what is needed
 * - licence_missing: the cooperative's trade needs a certificate by law, or its role in the idea does, and it has none
 * - must_place, must_members, must_certificate, must_land, must_cold: the holder insists on this need being met in full
 */
export const gateArguments = {
  struck_off: [],
  dormant: [],
  paused: [],
  blocked: [],
  declined_before: [],
  at_limit: ["open", "limit"],
  out_of_reach: ["reach", "province"],
  too_few_members: ["needed", "has"],
  licence_missing: ["certification"],
  must_place: ["province"],
  must_members: ["needed", "has"],
  must_certificate: ["certification"],
  must_land: ["needed", "has"],
  must_cold: ["needed", "has"],
} as const satisfies Record<string, readonly string[]>;

export type GateCode = keyof typeof gateArguments;

export const gateCodes = Object.keys(gateArguments) as readonly GateCode[];

/** One gate's verdict; `atHalf` where a certificate in progress lets it pass at half value. */
export interface GateResult {
  readonly code: GateCode;
  readonly passed: boolean;
  readonly atHalf?: boolean;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What the caller knows of the pair beyond the two profiles. */
export interface PairContext {
  readonly declinedBefore?: boolean;
  readonly blocked?: boolean;
  /** Counted now; replaces the profile's own `openIntroductions`. */
  readonly openIntroductions?: number;
}
