/*
 * Who may take on a role, for every role of the stage; imported before the first is made. SST lets the whole account take
 * on the roles of functions, and any account's scheduler those of schedules.
 */

const account = aws.getCallerIdentityOutput().accountId;

/** The one service that takes a role on, and for this account only. */
const trustOf = (service: string, accountId: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
        // Lambda names no account when it takes a role on.
        ...(service === "scheduler.amazonaws.com" && {
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        }),
      },
    ],
  });

/** The service named in a trust policy. @throws Error for another than the two that are in use */
function serviceIn(policy: unknown): string {
  const text = typeof policy === "string" ? policy : JSON.stringify(policy);
  const found = ["lambda.amazonaws.com", "scheduler.amazonaws.com"].filter((one) => text.includes(one));
  const [service] = found;
  if (found.length !== 1 || service === undefined) throw new Error(`a role with an unknown trust: ${text}`);
  return service;
}

$transform(aws.iam.Role, (args) => {
  args.assumeRolePolicy = $util
    .all([args.assumeRolePolicy, account])
    .apply(([policy, accountId]) => trustOf(serviceIn(policy), accountId));
});
