import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startTestApp } from "@tawafuq/tests/support/app";
import type { Page } from "playwright-core";
import { openBrowser } from "../e2e/browser.ts";
import { everyPage, type Who } from "../e2e/every-page.ts";
import { visitor } from "../e2e/visitor.ts";

/* Every page in Arabic and French, on a phone and a desk, to be looked at by people. */

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    dark: { type: "boolean", default: false },
    out: { type: "string", default: "screenshots" },
  },
});
const only = new RegExp(values.only);
const folder = resolve(values.out);
const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;

await mkdir(folder, { recursive: true });
const [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
try {
  const pages = (await everyPage(app)).filter(({ name }) => only.test(name));
  // So that the limits by time, which are there for floods, are not met.
  let now = Date.now();
  for (const language of ["ar", "fr"] as const) {
    const people = new Map<Who, Page>();
    for (const { name, path, who } of pages) {
      now += 3_000;
      app.setNow(new Date(now).toISOString());
      const page = people.get(who) ?? (await visitor(browser, app, { language, scripts: true, who }));
      people.set(who, page);
      await page.emulateMedia({ colorScheme: values.dark ? "dark" : "light" });
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        await page.goto(path, { waitUntil: "networkidle" });
        await page.screenshot({ path: join(folder, `${name}-${language}-${size}.png`), fullPage: true });
      }
    }
  }
  console.log(`${pages.length * 4} pictures in ${folder}`);
} finally {
  await browser.close();
  await app.stop();
}
