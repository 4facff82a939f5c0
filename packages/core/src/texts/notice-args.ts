/** What every notice may tell. Reasons, dates and answers come rendered in the reader's language. */
export interface NoticeArgs {
  readonly ideaTitle: string;
  readonly cooperativeName: string;
  /** Whom the notice speaks to. */
  readonly side: "cooperative" | "holder" | "officer";
  /** The promised date, formatted. */
  readonly answerBy?: string | undefined;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
  readonly missing: readonly string[];
  readonly place: string;
  readonly sector: string;
  /** The other side's answer, rendered. */
  readonly answer?: string | undefined;
  /** Why the other side declined, rendered. */
  readonly reason?: string | undefined;
  /** The other side's; read by the introduction only. */
  readonly contact?:
    | {
        readonly name?: string | undefined;
        readonly email?: string | undefined;
        readonly phone?: string | undefined;
      }
    | undefined;
  readonly expiry?: "silence_yours" | "later_yours" | "silence_theirs" | "withdrawn" | undefined;
  /** How many matches wait for the officer. */
  readonly count?: number | undefined;
  readonly link: string;
}
