import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemActor } from "@tawafuq/core/actors/actor";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aHolder, anIdea } from "@tawafuq/tests/support/builders";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { seriousFaults, visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;
let holderId: string;
let ideaId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
  const system = systemActor("test");
  const { holder } = await registerHolder(app.ports, system, aHolder());
  const { idea } = await createIdea(app.ports, system, anIdea(), holder.id);
  [holderId, ideaId] = [holder.id, idea.id];
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("a holder downloads the copy, and a stranger verifies it in Arabic", async () => {
  const page = await visitor(browser, app, { language: "ar", scope: { kind: "holder", id: holderId } });
  await page.goto("/me/receipts?lang=ar");
  await page.getByRole("heading", { name: "وصولاتي" }).waitFor();
  await page.locator("main ul a").first().click();
  await page.getByRole("heading", { name: "وصل إيداع" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const hash = (await page.locator("dt", { hasText: "البصمة" }).locator("+ dd").textContent()) ?? "";
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "تنزيل النسخة التي بصمت" }).click(),
  ]);
  const copy = join(app.dataDir, "copy.json");
  await download.saveAs(copy);

  const stranger = await visitor(browser, app, { language: "ar" });
  await stranger.goto(`/receipts/verify?id=${id}&lang=ar`);
  expect(await stranger.getByLabel("رقم الوصل").inputValue()).toBe(id);
  const check = () => stranger.getByRole("button", { name: "تحقق" }).click();
  await stranger.getByLabel("أو ملف النسخة").setInputFiles(copy);
  await check();
  await stranger.getByRole("status").filter({ hasText: "الوصل صحيح" }).waitFor();
  expect(await stranger.locator("main").textContent()).not.toContain(ideaId);

  await stranger.getByLabel("البصمة", { exact: true }).fill(hash);
  await check();
  await stranger.getByRole("status").filter({ hasText: "الوصل صحيح" }).waitFor();

  const changed = join(app.dataDir, "changed.json");
  await writeFile(changed, '{"format":"tawafuq-deposit/1"}');
  await stranger.getByLabel("أو ملف النسخة").setInputFiles(changed);
  await check();
  await stranger.getByRole("status").filter({ hasText: "هذا ليس المحتوى الذي أودع" }).waitFor();

  await stranger.getByLabel("رقم الوصل").fill("rcpt_nothing");
  await check();
  await stranger.getByRole("status").filter({ hasText: "هذا الوصل غير معروف" }).waitFor();
});

test.each(["ar", "fr", "en"] as const)(
  "in %s the new pages are accessible and fit 320 pixels",
  async (language) => {
    const officer = await registerOfficer(app.ports, systemActor("test"), {
      name: "Officer",
      email: `officer-${language}@odco.example`,
      language,
      delegations: ["TANGER"],
    });
    const holder = { kind: "holder", id: holderId } as const;
    const [receipt] = (await app.ports.receipts.listByIdea(ideaId, { limit: 1 })).items;
    for (const [path, scope] of [
      ["/receipts/verify", undefined],
      [`/bank/${ideaId}`, undefined],
      ["/me/receipts", holder],
      [`/receipts/${receipt?.id}`, holder],
      [`/ideas/${ideaId}/openings`, holder],
      [`/ideas/${ideaId}/full`, holder],
      ["/ties", { kind: "officer", id: officer.id } as const],
    ] as const) {
      const page = await visitor(browser, app, {
        language,
        width: 320,
        scripts: true,
        ...(scope === undefined ? {} : { scope }),
      });
      const response = await page.goto(`${path}?lang=${language}`);
      expect([path, response?.status()]).toEqual([path, 200]);
      expect([path, await seriousFaults(page)]).toEqual([path, []]);
      expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, 320]);
      await page.context().close();
    }
  },
);
