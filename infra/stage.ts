/** Staging and production keep what they hold and are watched; any other stage is somebody's own and goes away. */
export const isPermanent = $app.stage === "production" || $app.stage === "staging";

/** @throws Error with what to set, before anything is made */
function required(name: string, meaning: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is missing: ${meaning}`);
  return value;
}

/** The host of the pages; a stage of one's own has none and is reached at the API's address. */
export const domain = isPermanent
  ? required("TAWAFUQ_DOMAIN", "the host name of the pages, for instance bank.example.ma")
  : undefined;

/** Whose letters the alarms are. */
export const operators = isPermanent
  ? required("TAWAFUQ_OPERATORS_EMAIL", "the address that alarms are sent to")
  : undefined;

/** Dollars a month; above four fifths of it, or when it will be passed, operators get a letter. */
export const monthlyBudget = process.env.TAWAFUQ_BUDGET_USD ?? "250";

/**
 * A certificate in us-east-1, where the host's records are not in Route 53: a government's zone seldom is. Its owner then
 * writes the records that the README lists.
 */
export const certificate = process.env.TAWAFUQ_CERTIFICATE_ARN;

/** The table that a restore made in place of the stage's own: PITR restores under another name only. */
export const restoredTable = process.env.TAWAFUQ_TABLE_NAME || undefined;

/** The account and region that everything but the edge lives in. */
export const account = aws.getCallerIdentityOutput().accountId;
export const region = aws.getRegionOutput().region;
