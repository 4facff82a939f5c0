/** The SDK tries again on throttling and lost connections; no call hangs longer than its time. */
export const patience = {
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
};
