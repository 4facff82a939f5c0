/** Kinds of items that go by age alone. */
export type AgedKind = "notice" | "view" | "import" | "once";

export interface RetentionRule {
  readonly name: string;
  /** Kept this many days; then it goes, or is anonymised. */
  readonly days: number;
  readonly what:
    | { readonly kind: "aged"; readonly items: AgedKind }
    /** Anonymised as by the erasure of the side. */
    | { readonly kind: "withdrawn"; readonly profiles: "cooperatives" | "ideas" };
  readonly reason: string;
}

const month = 365 / 12;
const months = (count: number) => Math.round(count * month);

/** How long what is kept, and why. Law 09-08, article 3: no longer than its purpose needs. */
export const retentionRules: readonly RetentionRule[] = [
  {
    name: "notices",
    days: months(24),
    what: { kind: "aged", items: "notice" },
    reason: "A letter may be asked about while its proposal or the project that followed is under way.",
  },
  {
    name: "contact_views",
    days: 5 * 365,
    what: { kind: "aged", items: "view" },
    reason: "Whoever asks who saw their contact must get an answer as long as a claim can be brought.",
  },
  {
    name: "import_records",
    days: months(12),
    what: { kind: "aged", items: "import" },
    reason: "A yearly register is compared with the one before.",
  },
  {
    name: "idempotency",
    days: 7,
    what: { kind: "aged", items: "once" },
    reason: "A client repeats a request for minutes, at most over a weekend.",
  },
  {
    name: "withdrawn_cooperatives",
    days: months(24),
    what: { kind: "withdrawn", profiles: "cooperatives" },
    reason: "One that left may come back in the next two programmes; then only counts are needed.",
  },
  {
    name: "withdrawn_ideas",
    days: months(24),
    what: { kind: "withdrawn", profiles: "ideas" },
    reason: "One that was withdrawn may come back in the next two programmes; then only counts are needed.",
  },
];
