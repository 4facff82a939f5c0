/* A process as Lambda's runtime would be to a bundle: loads its handler once, then answers one event after the other. */
const { CLOCK_OFFSET_MS: offset } = process.env;
if (offset !== undefined) shiftClock(Number(offset));

/** The whole process lives at another time, as under libfaketime. */
function shiftClock(milliseconds) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(Real.now() + milliseconds);
    }
    static now() {
      return Real.now() + milliseconds;
    }
  };
}

const { handler } = await import(process.argv[2]);
process.on("message", async (event) => {
  try {
    const result = await handler(event, {
      awsRequestId: "test",
      functionName: "test",
      getRemainingTimeInMillis: () => 900_000,
    });
    const { user, system } = process.cpuUsage();
    process.send({ result, cpuMs: (user + system) / 1000 });
  } catch (error) {
    process.send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send({ loaded: true });
