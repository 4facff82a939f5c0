import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import type { TestApp } from "@tawafuq/tests/support/app";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Who } from "./every-page.ts";

type Language = "ar" | "fr" | "en";

interface Visitor {
  readonly language?: Language;
  /** A key to come in with; see `who`. */
  readonly scope?: KeyScope;
  readonly who?: Who;
  readonly width?: number;
  readonly scripts?: boolean;
  readonly dark?: boolean;
}

/** A person at a browser of their own, who reads in a language and has come in, if at all; without scripts unless told. */
export async function visitor(
  browser: Browser,
  app: TestApp,
  { language = "fr", scope, who, width = 360, scripts = false, dark = false }: Visitor = {},
): Promise<Page> {
  const baseURL = await app.url();
  const context: BrowserContext = await browser.newContext({
    baseURL,
    locale: language,
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    colorScheme: dark ? "dark" : "light",
  });
  const key = scope ?? (who !== undefined && "key" in who ? who.key : undefined);
  const cookie = (name: string, value: string) => ({
    name,
    value,
    url: baseURL,
    httpOnly: true,
    sameSite: "Lax" as const,
  });
  await context.addCookies([
    cookie("tawafuq_lang", language),
    ...(key === undefined ? [] : [cookie("tawafuq_key", await app.keyFor(key))]),
    ...(who !== undefined && "cookie" in who
      ? [cookie("tawafuq_session", who.cookie.slice(who.cookie.indexOf("=") + 1))]
      : []),
  ]);
  const page = await context.newPage();
  if (key !== undefined || who !== undefined) await page.goto("/");
  return page;
}

async function broken(page: Page, options: string): Promise<AxeResults["violations"]> {
  await page.evaluate(axe.source);
  return (await page.evaluate<AxeResults>(`axe.run(document, ${options})`)).violations;
}

const tell = ({ id, nodes }: AxeResults["violations"][number]) => `${id}: ${nodes[0]?.html}`;

/** The rules of axe-core that a page breaks, each with the first place. */
export async function faultsOf(page: Page): Promise<string[]> {
  return (await broken(page, "{}")).map(tell);
}

/** Colours that cannot be told apart, as the page is shown now. */
export async function contrastFaults(page: Page): Promise<string[]> {
  return (await broken(page, '{ runOnly: ["color-contrast", "link-in-text-block"] }')).map(tell);
}

/** The rules of axe-core that a page breaks seriously, each with the first place. */
export async function seriousFaults(page: Page): Promise<string[]> {
  return (await broken(page, "{}"))
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(tell);
}
