import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import type { TestApp } from "@tawafuq/tests/support/app";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";

type Language = "ar" | "fr" | "en";

/** A person at a browser of their own, who reads in a language and has come in with a key, if any; without scripts unless told. */
export async function visitor(
  browser: Browser,
  app: TestApp,
  {
    language = "fr",
    scope,
    width = 360,
    scripts = false,
  }: { language?: Language; scope?: KeyScope; width?: number; scripts?: boolean } = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: await app.url(),
    locale: language,
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  if (scope !== undefined) {
    await page.goto("/enter?lang=fr");
    await page.getByLabel("Votre clé").fill(await app.keyFor(scope));
    await page.getByRole("button", { name: "Entrer" }).click();
    await page.goto(`/?lang=${language}`);
  }
  return page;
}

/** The rules of axe-core that a page breaks seriously, each with the first place. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>("axe.run()");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
