/** What an argument of a reason holds, so that a text can name it in the reader's language. */
export const argumentKinds = {
  sector: "sectorCode",
  otherSector: "sectorCode",
  branch: "branchCode",
  place: "placeCode",
  reach: "reach",
  certification: "certificationCode",
  requirement: "token",
  means: "phrase",
  skill: "token",
  ideaPhrase: "phrase",
  cooperativePhrase: "phrase",
  needed: "number",
  has: "number",
  short: "number",
  target: "percent",
  share: "percent",
  part: "part",
} as const;

export type ArgumentName = keyof typeof argumentKinds;

/**
 * Every reason with the arguments its text takes; prose is rendered from `reasons.<code>`.
 * `declined_alike`: what the cooperative's declines of like ideas take from a part.
 * `weakest_part`: one part holds the others back, as the geometric mean has it; `other_strengths`, `other_gaps`: what is
 * too small to name, together.
 * Members, land (ha), cold storage (m³) and money (MAD) are in `needed`, `has`, `short`.
 */
export const reasonArguments = {
  // for
  sector_same: ["sector"],
  sector_related: ["sector", "otherSector"],
  branch_same: ["branch"],
  trade_by_text: ["ideaPhrase", "cooperativePhrase"],
  trade_told: ["sector", "cooperativePhrase"],
  text_meets: ["ideaPhrase", "cooperativePhrase"],
  in_scope: ["place"],
  reaches_scope: ["place", "reach"],
  near_scope: ["place"],
  works_remotely: ["place"],
  members_enough: ["needed", "has"],
  certificate_held: ["certification"],
  requirement_met: ["requirement", "means"],
  skill_held: ["skill", "means"],
  land_enough: ["needed", "has"],
  cold_storage_enough: ["needed", "has"],
  contribution_enough: ["needed", "has"],
  nothing_demanded: [],
  words_shared: [],
  other_strengths: [],
  women_target_met: ["target", "share"],
  youth_target_met: ["target", "share"],
  rural_cooperative: ["place"],
  // against
  sector_far: ["sector", "otherSector"],
  text_far: [],
  out_of_reach: ["place", "reach"],
  cooperative_forming: [],
  declined_alike: ["part"],
  weakest_part: ["part"],
  other_gaps: [],
  women_target_missed: ["target", "share"],
  youth_target_missed: ["target", "share"],
  // against and missing: what closes the gap
  members_short: ["needed", "has", "short"],
  certificate_missing: ["certification"],
  certificate_in_progress: ["certification"],
  requirement_unmet: ["requirement"],
  requirement_partly: ["requirement", "means"],
  requirement_partly_met: ["requirement", "means", "needed", "has"],
  skill_missing: ["skill"],
  land_short: ["needed", "has", "short"],
  cold_storage_short: ["needed", "has", "short"],
  contribution_short: ["needed", "has", "short"],
} as const satisfies Record<string, readonly ArgumentName[]>;

export type ReasonCode = keyof typeof reasonArguments;

export const reasonCodes = Object.keys(reasonArguments) as readonly ReasonCode[];

export const scoreParts = ["sector", "region", "capacity", "text"] as const;
export type ScorePart = (typeof scoreParts)[number];

/**
 * A reason as code and arguments, never prose. `weight` is its share of the score: those of the reasons for, less
 * `weakest_part`, add up to the score; those against and missing to what is missing to 1. Reasons outside the score
 * carry none.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly part?: ScorePart;
  readonly weight?: number;
}

/** True for what only makes the sum whole and says nothing a person can use. */
export function isRemainder(code: string): boolean {
  return code === "other_strengths" || code === "other_gaps";
}

/** Builds a reason and checks at compile time that it carries exactly its arguments. */
export function reason<Code extends ReasonCode>(
  code: Code,
  args: Readonly<Record<(typeof reasonArguments)[Code][number], string | number>>,
  part?: ScorePart,
  weight?: number,
): Reason {
  return {
    code,
    args,
    ...(part === undefined ? {} : { part }),
    ...(weight === undefined ? {} : { weight }),
  };
}
