import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "../browser.ts";

export interface Stage {
  readonly app: TestApp;
  readonly browser: Browser;
}

/** The whole application and a browser for the tests of a file; `prepare` runs once both are there. */
export function useStage(
  options: { demo: boolean },
  prepare: (stage: Stage) => Promise<void> = async () => undefined,
): Stage {
  const open: { app?: TestApp; browser?: Browser } = {};
  const need = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("The stage is not open.");
    return part;
  };
  const stage: Stage = {
    get app() {
      return need(open.app);
    },
    get browser() {
      return need(open.browser);
    },
  };
  beforeAll(async () => {
    [open.app, open.browser] = await Promise.all([startTestApp(options), openBrowser()]);
    await prepare(stage);
  }, 240_000);
  afterAll(async () => {
    await open.browser?.close();
    await open.app?.stop();
  });
  return stage;
}
