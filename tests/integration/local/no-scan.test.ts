import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const Counts = z.record(z.string(), z.number());

describe("the wire during the demo run", () => {
  let app: TestApp;
  let counts: z.infer<typeof Counts>;
  beforeAll(async () => {
    app = await startTestApp({ demo: true });
    const answer = await fetch(new URL("/_counts", app.bank.endpoints.dynamodb));
    counts = Counts.parse(await answer.json());
  }, 120_000);
  afterAll(() => app.stop());

  it("carries the work of the demo", () => {
    expect(counts.TransactWriteItems).toBeGreaterThan(100);
    expect(counts.Query).toBeGreaterThan(50);
  });

  it("never carries a Scan", () => {
    expect(counts.Scan ?? 0).toBe(0);
  });
});
