import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "functions/**/*.test.ts", "tests/**/*.test.ts"],
    globalSetup: ["tests/infra/unpack-platform.ts"],
    // By default one core of two stands idle.
    maxWorkers: "100%",
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
