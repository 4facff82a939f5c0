import { systemActor } from "@tawafuq/core/actors/actor";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { expect, test } from "vitest";
import { newcomer } from "./person.ts";
import { register } from "./registration.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: true }, async ({ app }) => {
  const { policy, revision } = await app.ports.policies.current();
  await app.ports.commit([app.ports.policies.set({ ...policy, maxOpenProposalsPerIdea: 20 }, revision + 1)]);
});

/** An officer proposes the buttons shop where the policy has not done so by itself. */
async function propose(name: string): Promise<void> {
  const { items } = await stage.app.ports.cooperatives.list({ limit: 100, newestFirst: true });
  const own = items.find((one) => Object.values(one.name).includes(name));
  const id = `idea_demo-P02.${own?.id}`;
  const match = await stage.app.ports.matches.get(id);
  if (match?.state === "waiting" || match?.state === "listed")
    await decideMatch(stage.app.ports, systemActor("test"), id, undefined, { verb: "propose" });
  await stage.app.drain();
}

test.each([
  [
    "ar",
    "+212500000401",
    "تعاونية خيط صفرو",
    "نساء من صفرو نصنع عقاد الجلابة والخياطة والطرز باليد، ونريد بيع العقاد مباشرة على الأنترنيت بالتوصيل.",
  ],
  [
    "fr",
    "+212500000402",
    "Coopérative Fil de Sefrou",
    "Nous faisons à la main des boutons de djellaba et de la passementerie, et nous voulons vendre en ligne, avec livraison.",
  ],
] as const)(
  "in %s: register, complete, be recommended an idea, say interested",
  async (language, phone, name, description) => {
    const person = await newcomer(stage.browser, stage.app, language, phone);
    const { page, say } = person;
    await register(person, { name, description, province: "MA-SEF" });
    await stage.app.drain();

    // What is not told is named, and leads to its step.
    await page.goto("/profile");
    await person.reads(say("profile.completeTitle"));
    await person.follow("profile.fields.equipment");
    await page.getByRole("heading", { name: say("cooperativeSteps.means.title") }).waitFor();
    await page.getByRole("checkbox").first().check();
    await person.press("steps.next");
    await person.press("cooperativeSteps.save");
    await person.reads(say("profile.saved"));
    await stage.app.drain();

    await propose(name);
    await page
      .getByRole("navigation")
      .getByRole("link", { name: say("page.inbox") })
      .click();
    const idea = page.getByRole("article").filter({ hasText: "Boutons de djellaba" });
    await idea.getByText(say("inbox.whyFits")).waitFor();
    await idea.getByText(say("timeline.title")).waitFor();
    await idea.getByRole("button", { name: say("inbox.interested") }).click();
    await person.reads(say("inbox.thanks"));
    await page
      .getByRole("article")
      .filter({ hasText: "Boutons de djellaba" })
      .getByText(say("inbox.yourAnswer", { answer: say("answers.interested") }))
      .waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
  },
);

test("what is wrong is told in one place and at the field, in the same words, and nothing typed is lost", async () => {
  const person = await newcomer(stage.browser, stage.app, "fr", "+212500000403");
  const { page, say } = person;
  await page.goto("/register?step=members");
  await person.write("cooperativeSteps.members.total", "12");
  await person.write("cooperativeSteps.members.women", "40");
  await person.write("cooperativeSteps.members.youth", "");
  await person.press("steps.next");
  const summary = page.getByRole("alert");
  const words =
    "Dont combien de femmes ? : Il y a plus de femmes que de membres ; corrigez l’un des deux nombres.";
  await summary.getByRole("link", { name: words }).click();
  expect(new URL(page.url()).hash).toBe("#women");
  expect(await page.locator("#women-wrong").textContent()).toBe(words);
  expect(await person.field("cooperativeSteps.members.women").inputValue()).toBe("40");
  expect(await person.field("cooperativeSteps.members.women").getAttribute("aria-invalid")).toBe("true");
  // Another device goes on where this one stopped.
  await page.goto("/register");
  await page
    .getByRole("listitem")
    .filter({ hasText: say("cooperativeSteps.members.title") })
    .getByText(say("steps.states.begun"))
    .waitFor();
});

test("sending twice registers once, and going back is harmless", async () => {
  const person = await newcomer(stage.browser, stage.app, "fr", "+212500000404");
  const { page } = person;
  await register(person, {
    name: "Coopérative Une Fois",
    description: "Nous tissons des tapis de laine et nous les vendons aux touristes.",
    province: "MA-SEF",
  });
  await page.goBack();
  await person.press("cooperativeSteps.send");
  await page.getByRole("heading", { name: person.say("cooperativeSteps.title") }).waitFor();
  const { items } = await stage.app.ports.cooperatives.list({ limit: 100, newestFirst: true });
  expect(items.filter((one) => one.name.fr === "Coopérative Une Fois")).toHaveLength(1);
});
