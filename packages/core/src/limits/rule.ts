interface Window {
  /** Hits that pass. */
  readonly atMost: number;
  readonly seconds: number;
}

interface Rule {
  /** Shortest first: who is stopped by a short one uses nothing of a longer one. */
  readonly windows: readonly Window[];
  readonly reason: string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How often what may happen. A window is fixed: it begins at a multiple of its length. */
export const limitRules = {
  requests_per_address: {
    windows: [{ atMost: 600, seconds: 5 * minute }],
    reason: "a whole office behind one address works at ease; a flood from one place is stopped",
  },
  requests_per_person: {
    windows: [{ atMost: 1200, seconds: 5 * minute }],
    reason: "nobody opens four pages a second",
  },
  requests_per_key: {
    windows: [{ atMost: 3000, seconds: 5 * minute }],
    reason: "a partner's program reads the whole bank page by page: ten requests a second",
  },
  codes_per_destination: {
    windows: [
      { atMost: 3, seconds: 10 * minute },
      { atMost: 10, seconds: day },
    ],
    reason: "nobody's telephone is made to ring all day, and every message costs money",
  },
  codes_per_address: {
    windows: [{ atMost: 20, seconds: hour }],
    reason: "one place cannot have codes sent to a long list of people",
  },
  code_checks_per_destination: {
    windows: [{ atMost: 10, seconds: 10 * minute }],
    reason: "six digits are never found by trying",
  },
  failed_keys_per_address: {
    windows: [{ atMost: 20, seconds: 10 * minute }],
    reason: "an old key in a program is noticed; guessing keys is stopped",
  },
  invitation_tries_per_address: {
    windows: [{ atMost: 20, seconds: hour }],
    reason: "links of invitations are not found by trying",
  },
  consent_codes_per_cooperative: {
    windows: [{ atMost: 3, seconds: hour }],
    reason: "a cooperative is not worn down until it says yes",
  },
  parked_forms_per_address: {
    windows: [{ atMost: 30, seconds: hour }],
    reason: "a form sent without a session is kept for its sender; nobody fills the table with them",
  },
  registrations_per_person: {
    windows: [{ atMost: 5, seconds: day }],
    reason: "a person registers a cooperative or two, not a list",
  },
  receipt_checks_per_address: {
    windows: [{ atMost: 60, seconds: hour }],
    reason: "a desk checks the receipts of a day; nobody walks through all numbers",
  },
} as const satisfies Record<string, Rule>;

export type LimitRule = keyof typeof limitRules;
