/* A process as Lambda's runtime would be to a bundle: loads its handler once, then answers one event after the other. */
const { handler } = await import(process.argv[2]);
process.on("message", async (event) => {
  try {
    const result = await handler(event, {
      awsRequestId: "test",
      functionName: "test",
      getRemainingTimeInMillis: () => 60_000,
    });
    const { user, system } = process.cpuUsage();
    process.send({ result, cpuMs: (user + system) / 1000 });
  } catch (error) {
    process.send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send({ loaded: true });
