/** How much is done in a month; what an operator knows or guesses. */
export interface Volumes {
  readonly cooperatives: number;
  readonly ideas: number;
  /** Newly registered. */
  readonly registrations: number;
  readonly deposits: number;
  /** Profiles edited. */
  readonly edits: number;
  readonly imports: number;
  readonly notices: number;
  readonly sms: number;
  /** Public pages opened. */
  readonly visits: number;
  /** People who come in by a code. */
  readonly signIns: number;
  readonly officerPages: number;
  readonly decisions: number;
  readonly answers: number;
  readonly introductions: number;
  readonly expiries: number;
  /** Processes of the functions with an index or the public bank in memory that start. */
  readonly starts: number;
}

export type VolumeName = keyof Volumes;

/** Where each default comes from, told with it. */
export const defaultVolumes: Readonly<
  Record<VolumeName, { readonly of: (before: Volumes) => number; readonly why: string }>
> = {
  cooperatives: { of: () => 65_315, why: "the register in November 2025" },
  ideas: { of: () => 20_000, why: "assumed: one idea to three cooperatives" },
  registrations: { of: ({ cooperatives }) => cooperatives / 120, why: "a tenth of the register in a year" },
  deposits: { of: ({ ideas }) => ideas / 36, why: "the bank filled in three years" },
  edits: { of: ({ cooperatives, ideas }) => (cooperatives + ideas) / 24, why: "a profile every two years" },
  imports: { of: () => 0, why: "no import in an ordinary month" },
  notices: { of: ({ ideas }) => 2 * ideas, why: "two for each idea" },
  sms: {
    of: ({ cooperatives }) => cooperatives / 10,
    why: "codes: one cooperative in ten comes in by phone",
  },
  visits: { of: ({ cooperatives }) => 3 * cooperatives, why: "three public pages for each cooperative" },
  signIns: { of: ({ cooperatives }) => cooperatives / 6, why: "a cooperative twice a year" },
  officerPages: { of: ({ ideas }) => 3 * ideas, why: "three pages for each idea: 27 delegations at work" },
  decisions: { of: ({ deposits }) => 2 * deposits, why: "two for each new idea" },
  answers: { of: ({ deposits }) => 3 * deposits, why: "three for the two proposals of a new idea" },
  introductions: { of: ({ answers }) => answers / 4, why: "one answer in four is the second yes" },
  expiries: { of: ({ deposits }) => deposits / 2, why: "one proposal in four meets silence" },
  starts: { of: () => 900, why: "thirty a day" },
};

/** The given counts with defaults for the others, whole numbers. */
export function completeVolumes(given: Partial<Volumes>): Volumes {
  const complete: Record<string, number> = {};
  for (const name of Object.keys(defaultVolumes) as VolumeName[])
    complete[name] = given[name] ?? Math.round(defaultVolumes[name].of(complete as unknown as Volumes));
  return complete as unknown as Volumes;
}

/** The same bank so many times as large. */
export function scaleVolumes(volumes: Volumes, factor: number): Volumes {
  const scaled = Object.entries(volumes).map(([name, count]) => [name, Math.round(count * factor)]);
  return Object.fromEntries(scaled) as unknown as Volumes;
}
