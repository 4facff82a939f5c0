import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test.each([
  ["/", "h1"],
  ["/enter", "form"],
  ["/docs", ".opblock"],
])("%s shows %s, and the browser has nothing to hold back", async (path, shown) => {
  const page = await visitor(browser, app, { scripts: true });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy|Permissions-Policy/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(path, { waitUntil: "networkidle" });
  await page.locator(shown).first().waitFor();
  expect(complaints).toEqual([]);
});
