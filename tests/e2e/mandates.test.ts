import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, codeSent, cookieOf, startWithAgents } from "../integration/mandates/agent.ts";
import { openBrowser } from "./browser.ts";
import { seriousFaults, visitor } from "./visitor.ts";

let bank: Awaited<ReturnType<typeof startWithAgents>>;
let browser: Browser;

beforeAll(async () => {
  [bank, browser] = await Promise.all([startWithAgents(), openBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await bank?.app.stop();
});

test("a cooperative reads in Arabic who acts for it and what they did, and ends it by one tap", async () => {
  const { app, cooperative } = bank;
  const agent = as(app, "pers_one");
  const endsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const { body } = await agent("/v1/mandates", { cooperativeId: cooperative.id, scopes: ["read"], endsAt });
  await agent(`/v1/mandates/${body.id}/confirm`, { code: await codeSent(app, body.id) });
  const acting = as(app, "pers_one", body.id);
  expect((await acting(`/v1/cooperatives/${cooperative.id}`)).status).toBe(200);

  const scope = { kind: "cooperative", id: cooperative.id } as const;
  const page = await visitor(browser, app, { language: "ar", scope, scripts: true });
  await page.goto("/mandates?lang=ar");
  await page.getByText("قرأ ملف التعاونية").waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "إنهاء التوكيل الآن" }).click();
  await page.getByText("انتهى التوكيل. لم يعد أحد يتصرف به.").waitFor();
  expect((await acting("/v1/me")).body.code).toBe("mandate_ended");

  const cookie = cookieOf(app, "pers_one", body.id);
  const stopped = await app.request("/inbox", { headers: { cookie, "accept-language": "ar" } });
  expect(await stopped.text()).toContain('action="/mandates/stop"');
  const own = await app.request("/mandates", { headers: { cookie: cookieOf(app, "pers_one") } });
  expect(await own.text()).toContain('name="cooperativeId"');
});
