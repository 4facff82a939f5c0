/** What a field of a record may hold. */
export type IdentityValue = string | number | boolean | null | Date;

/** What signing in keeps: a user, a session, an account, a passkey, a code. Which fields it has is up to its maker. */
export interface IdentityRecord {
  readonly [field: string]: IdentityValue;
}

export interface IdentityCondition {
  readonly field: string;
  readonly is:
    | "eq"
    | "ne"
    | "lt"
    | "lte"
    | "gt"
    | "gte"
    | "in"
    | "not_in"
    | "contains"
    | "starts_with"
    | "ends_with";
  readonly value: IdentityValue | readonly (string | number)[];
  /** One of those that need not hold, where at least one other of these does. */
  readonly alternative?: boolean | undefined;
  readonly ignoreCase?: boolean | undefined;
}

/** All that are no alternatives hold and, where there are alternatives, at least one of them. None: every record. */
export type IdentityQuery = readonly IdentityCondition[];

export interface IdentityListing {
  readonly where: IdentityQuery;
  /** First made first where absent. */
  readonly sortBy?: { readonly field: string; readonly direction: "asc" | "desc" } | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** The fields to change, given the record as stored; called again where another change came between. */
export type IdentityChange = (record: IdentityRecord) => IdentityRecord;

/** Records of signing in, each with a string `id`; a model is one kind of them. Nothing of them is readable in the table. */
export interface IdentityRecords {
  /** @throws already_exists where the id, or a value that only one record may have, is taken */
  create(model: string, record: IdentityRecord): Promise<IdentityRecord>;
  find(model: string, listing: IdentityListing): Promise<readonly IdentityRecord[]>;
  /** Changes the first that the query finds, as changed; no change of another caller is lost. @throws already_exists */
  change(model: string, where: IdentityQuery, change: IdentityChange): Promise<IdentityRecord | undefined>;
  /** How many were changed. @throws already_exists */
  changeAll(model: string, where: IdentityQuery, change: IdentityChange): Promise<number>;
  /** Removes the first that the query finds: of callers who ask at once, one gets it. */
  take(model: string, where: IdentityQuery): Promise<IdentityRecord | undefined>;
  /** How many were removed. */
  removeAll(model: string, where: IdentityQuery): Promise<number>;
}
