import { signedIn } from "@tawafuq/tests/support/session";
import { expect, test } from "vitest";
import { officerOf, proposableMatches } from "../demo-match.ts";
import { visitor } from "../visitor.ts";
import { somebodyAtTheKeyboard } from "./at-keyboard.ts";
import { deposit } from "./depositing.ts";
import { register } from "./registration.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: true });

async function newcomer(language: "ar" | "fr", phone: string) {
  const { cookie } = await signedIn(stage.app, { phone });
  return somebodyAtTheKeyboard(
    await visitor(stage.browser, stage.app, { language, who: { cookie } }),
    language,
  );
}

test("with the keyboard alone a cooperative registers, from the first step to the last", async () => {
  const person = await newcomer("fr", "+212500000441");
  await register(person, {
    name: "Coopérative du Clavier",
    description: "Nous faisons à la main des boutons de djellaba et de la passementerie.",
    province: "MA-SEF",
  });
});

test("with the keyboard alone a holder deposits an idea", async () => {
  const person = await newcomer("fr", "+212500000442");
  await deposit(
    person,
    "Boutons de djellaba au clavier",
    "Une boutique en ligne pour vendre sans intermédiaire les boutons de djellaba et la passementerie.",
  );
  await person.press("ideaSteps.send");
  await person.reads(person.say("myIdeas.deposited"));
});

test("with the keyboard alone a cooperative answers, and the first stop of a page leads past its menu", async () => {
  const page = await visitor(stage.browser, stage.app, {
    language: "ar",
    scope: { kind: "cooperative", id: "coop_demo-C07" },
  });
  const person = somebodyAtTheKeyboard(page, "ar");
  await page.goto("/inbox");
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").textContent()).toBe(person.say("page.skip"));
  await page.keyboard.press("Enter");
  await person.press("inbox.interested");
  await person.reads(person.say("inbox.thanks"));
});

test("with the keyboard alone an officer decides a match and comes to the next", async () => {
  const [match] = await proposableMatches(stage.app.ports);
  if (match === undefined) throw new Error("The demo bank holds no waiting match.");
  const scope = { kind: "officer", id: await officerOf(stage.app.ports, match.delegation) } as const;
  const page = await visitor(stage.browser, stage.app, { language: "fr", scope });
  const person = somebodyAtTheKeyboard(page, "fr");
  await page.goto(`/matches/${match.id}?view=decide&delegation=${match.delegation}`);
  await person.pick("queue.verb", person.say("verbs.hold"));
  await person.pick("queue.reason", person.say("decisionReasons.certificate_expected"));
  await person.press("match.saveAndNext");
  await page.waitForURL((url) => !url.pathname.includes(match.id));
  expect((await stage.app.ports.matches.get(match.id))?.state).toBe("held");
});
