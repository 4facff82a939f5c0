import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openBrowser } from "../browser.ts";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test.each([
  ["ar", "interested"],
  ["fr", "later"],
] as const)("in %s: who has only a phone comes in by a code and answers: %s", async (language, answer) => {
  const cooperativeId = language === "ar" ? "coop_demo-C07" : "coop_demo-C20";
  const phone = (await app.ports.contacts.get({ kind: "cooperative", id: cooperativeId }))?.phone ?? "";
  const person = somebodyAt(await visitor(browser, app, { language }), language);
  const { page, say } = person;
  await page.goto("/");
  await page
    .getByRole("navigation", { name: say("page.menu") })
    .getByRole("link", { name: say("signIn.menu") })
    .click();
  await page.getByLabel(say("signIn.address")).fill(phone.replace("+212", "0"));
  await person.press("signIn.send");
  const mailbox = await visitor(browser, app);
  await mailbox.goto("/dev/mailbox");
  const sms = await mailbox.getByRole("row", { name: phone }).getByRole("link").first().textContent();
  await page.getByLabel(say("signIn.code")).fill(/\d{6}/.exec(sms ?? "")?.[0] ?? "");
  await person.press("signIn.enter");
  await page.getByRole("heading", { name: say("inbox.proposals") }).waitFor();
  await page
    .getByRole("article")
    .first()
    .getByRole("button", { name: say(`inbox.${answer}`), exact: true })
    .click();
  await person.reads(say("inbox.thanks"));
});
