import { signedIn } from "@tawafuq/tests/support/session";
import { expect, test } from "vitest";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: false });

test("where scripts run, what is typed is kept before it is sent, and found on another device", async () => {
  const { cookie } = await signedIn(stage.app, { phone: "+212500000451" });
  const person = somebodyAt(
    await visitor(stage.browser, stage.app, { language: "ar", who: { cookie }, scripts: true }),
    "ar",
  );
  await person.page.goto("/register?step=work");
  const words = "نربي الماعز ونصنع الجبن";
  await person.field("cooperativeSteps.work.description").pressSequentially(words);
  await person.reads(person.say("steps.saved"));
  // Nothing was sent: the page of another device shows it all the same.
  const other = somebodyAt(
    await visitor(stage.browser, stage.app, { language: "fr", who: { cookie } }),
    "fr",
  );
  await other.page.goto("/register?step=work");
  expect(await other.field("cooperativeSteps.work.description").inputValue()).toBe(words);
});

test("without a line a page says so, in the shape of the site, and goes on when the line is back", async () => {
  const page = await visitor(stage.browser, stage.app, { language: "fr", scripts: true });
  const { say } = somebodyAt(page, "fr");
  await page.goto("/");
  await page.evaluate("navigator.serviceWorker.ready");
  await page.reload();
  await page.context().setOffline(true);
  await page.goto("/bank");
  await page.getByRole("heading", { name: say("offline.title") }).waitFor();
  expect(await page.evaluate("document.styleSheets[0].cssRules.length")).toBeGreaterThan(50);
  await page.context().setOffline(false);
  await page.goto("/bank");
  await page.getByRole("heading", { name: say("bank.title") }).waitFor();
});

test("a choice of a filter acts at once where scripts run, and by its button where none do", async () => {
  const scripted = await visitor(stage.browser, stage.app, { language: "fr", scripts: true });
  await scripted.goto("/bank");
  await scripted.evaluate("window.sameDocument = true");
  await scripted.getByLabel("Région", { exact: true }).selectOption({ label: "Fès-Meknès" });
  await scripted.waitForURL(/region=MA-03/);
  await scripted.locator("[aria-current=true]", { hasText: "Fès-Meknès" }).waitFor();
  expect(await scripted.evaluate("window.sameDocument")).toBe(true);
  expect(await scripted.evaluate("document.activeElement.name")).toBe("region");
  const plain = await visitor(stage.browser, stage.app, { language: "fr" });
  await plain.goto("/bank");
  await plain.getByLabel("Région", { exact: true }).selectOption({ label: "Fès-Meknès" });
  await plain.getByRole("button", { name: "Chercher" }).click();
  await plain.waitForURL(/region=MA-03/);
});
