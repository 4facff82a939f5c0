import { test } from "vitest";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: true });

test.each([
  ["ar", "interested"],
  ["fr", "later"],
] as const)("in %s: who has only a phone comes in by a code and answers: %s", async (language, answer) => {
  const cooperativeId = language === "ar" ? "coop_demo-C07" : "coop_demo-C20";
  const phone = (await stage.app.ports.contacts.get({ kind: "cooperative", id: cooperativeId }))?.phone ?? "";
  const person = somebodyAt(await visitor(stage.browser, stage.app, { language }), language);
  const { page, say } = person;
  await page.goto("/");
  await page
    .getByRole("navigation", { name: say("page.menu") })
    .getByRole("link", { name: say("signIn.menu") })
    .click();
  await page.getByLabel(say("signIn.address")).fill(phone.replace("+212", "0"));
  await person.press("signIn.send");
  const mailbox = await visitor(stage.browser, stage.app);
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
