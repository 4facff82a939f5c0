import { brotliCompressSync } from "node:zlib";
import { pageAccess } from "@tawafuq/functions/http/pages/access";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { everyPage, type ShownPage, type Who } from "./every-page.ts";
import { contrastFaults, faultsOf, visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;
let pages: readonly ShownPage[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
  pages = await everyPage(app);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** What is asked for like a page and is none: files, and a way back that shows nothing by itself. */
const noPages = [
  "GET /me/data/download",
  "GET /receipts/{id}/content",
  "GET /inbox/{matchId}/calendar",
  "GET /resume",
  "GET /bank/{id}/picture",
];

test("no page of the access table is left out", () => {
  const rows = Object.entries(pageAccess).filter(
    ([row, access]) => row.startsWith("GET ") && access.page === true,
  );
  const pattern = (row: string) =>
    new RegExp(`^${row.slice("GET ".length).replaceAll(/\{\w+\}/g, "[^/?]+")}(?:\\?|$)`);
  const left = rows.map(([row]) => row).filter((row) => !pages.some(({ path }) => pattern(row).test(path)));
  expect(left.sort()).toEqual(noPages.toSorted());
});

const narrowest = 320;
/** A desk's 1,280 pixels at 200 % zoom. */
const zoomed = 640;

/** So that the limits by time, which are there for floods, are not met. */
const secondsApart = 3;
let now = Date.now();
function letTimePass(): void {
  now += secondsApart * 1000;
  app.setNow(new Date(now).toISOString());
}

async function isTooWide(page: Page, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: 800 });
  return (await page.evaluate<number>("document.documentElement.scrollWidth")) > width;
}

/** One browser of each person, for all their pages. */
function people(language: "ar" | "fr" | "en") {
  const open = new Map<Who, Promise<Page>>();
  return (who: Who): Promise<Page> => {
    const known = open.get(who) ?? visitor(browser, app, { language, scripts: true, who });
    open.set(who, known);
    return known;
  };
}

test.each(["ar", "fr", "en"] as const)(
  "in %s every page is accessible by light and in the dark, and fits 320 pixels and 200 percent",
  async (language) => {
    const pageOf = people(language);
    const wrong: string[] = [];
    for (const { name, path, who, status = 200 } of pages) {
      letTimePass();
      const page = await pageOf(who);
      await page.emulateMedia({ colorScheme: "light" });
      const response = await page.goto(path);
      if (response?.status() !== status) wrong.push(`${name}: status ${response?.status()}`);
      for (const fault of await faultsOf(page)) wrong.push(`${name}: ${fault}`);
      if (await isTooWide(page, narrowest)) wrong.push(`${name}: wider than ${narrowest}`);
      if (await isTooWide(page, zoomed)) wrong.push(`${name}: wider than ${zoomed}`);
      await page.emulateMedia({ colorScheme: "dark" });
      for (const fault of await contrastFaults(page)) wrong.push(`${name} in the dark: ${fault}`);
    }
    expect(wrong).toEqual([]);
  },
  600_000,
);

const mostBytes = 50_000;

/** In the browser: how far what was shown moved while the page came (the layout-shift score of the Web Vitals). */
const layoutShift = `() => new Promise((tell) => {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    tell(observer.takeRecords().reduce((sum, { value }) => sum + value, 0));
  }));
})`;

test("no page is heavier than 50 kB with everything it needs, and none moves while it comes", async () => {
  const weights = new Map<string, number>();
  const shifting: string[] = [];
  const pageOf = people("ar");
  const kept = new Map<string, number>();
  const weigh = async (page: Page, url: string) => {
    const known = kept.get(url) ?? brotliCompressSync(await (await page.request.get(url)).body()).byteLength;
    kept.set(url, known);
    return known;
  };
  for (const { name, path, who } of pages) {
    letTimePass();
    const page = await pageOf(who);
    const html = await (await page.goto(path, { waitUntil: "networkidle" }))?.body();
    const urls = await page.evaluate<string[]>(
      "performance.getEntriesByType('resource').map(({ name }) => name)",
    );
    let bytes = brotliCompressSync(html ?? Buffer.alloc(0)).byteLength;
    for (const url of new Set(urls)) bytes += await weigh(page, url);
    weights.set(name, bytes);
    const moved = await page.evaluate<number>(`(${layoutShift})()`);
    if (moved > 0) shifting.push(`${name}: ${moved}`);
  }
  const rows = [...weights].sort(([, a], [, b]) => b - a);
  console.log(
    `bytes compressed, with style, script and pictures\n${rows.map(([name, bytes]) => `${String(bytes).padStart(7)}  ${name}`).join("\n")}`,
  );
  expect(rows.filter(([, bytes]) => bytes >= mostBytes)).toEqual([]);
  expect(shifting).toEqual([]);
}, 300_000);
