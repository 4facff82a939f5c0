import type { ArgumentName } from "./reason-codes.ts";

/** Every change that can raise a cooperative on an idea's list, with the arguments its text takes (`changes.<code>`). */
export const changeArguments = {
  more_members: ["short", "needed"],
  certificate_obtained: ["certification"],
  requirement_acquired: ["requirement"],
  more_land: ["short", "needed"],
  more_cold_storage: ["short", "needed"],
  higher_contribution: ["short", "needed"],
  wider_reach: ["reach"],
  introduction_ended: [],
} as const satisfies Record<string, readonly ArgumentName[]>;

export type ChangeCode = keyof typeof changeArguments;
export const changeCodes = Object.keys(changeArguments) as readonly ChangeCode[];

/** One change and what it does, computed by scoring the pair again as it would then be. */
export interface RankChange {
  readonly code: ChangeCode;
  readonly args: Readonly<Record<string, string | number>>;
  /** The score it gives, 0..1. */
  readonly score: number;
  /** Place on the idea's list before, from 1; absent where a gate is closed or the score too low to be shown. */
  readonly from?: number;
  /** Place after. */
  readonly to: number;
}
