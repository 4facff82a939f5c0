/** The queues as data, shared by `create-queues.ts` and `infra/queues.ts`. Times in seconds. */
export const queueDefinition = {
  names: { matchRequests: "match-requests", notices: "notices", inboundEvents: "inbound-events" },
  /** Order matters there: of one subject, one after the other. Events from outside are dated and come in any order. */
  fifo: { matchRequests: true, notices: true, inboundEvents: false },
  deadSuffix: "-dead",
  /** Hidden from other workers while one has it; six times as long as a worker may run, as AWS advises. */
  visibilityTimeoutSeconds: 300,
  /** After so many receives a message is a dead letter. */
  receives: 3,
  /** The longest SQS allows: a message outlives every holiday. */
  retentionSeconds: 14 * 86_400,
} as const;
