import { certificationName, placeName } from "@tawafuq/core/texts/names";
import type { Somebody } from "./person.ts";

/** An idea much like one the bank already holds, deposited through every step. */
export async function deposit(person: Somebody, title: string, description: string): Promise<void> {
  const { page, language, say } = person;
  await page.goto("/deposit?step=idea");
  await person.tick(say(`textLanguages.${language}`));
  await person.write("ideaSteps.idea.name", title);
  await person.write("ideaSteps.idea.description", description);
  await person.tick(say("ideaSteps.maturity.idea"));
  await person.press("steps.next");
  await person.press("steps.next");
  await person.press("steps.next");
  await person.tick(placeName(language, "MA-03"));
  await person.press("steps.next");
  await person.write("ideaSteps.partner.members", "8");
  await person.tick(certificationName(language, "LABEL_ARTISANAT"));
  await person.press("steps.next");
  await person.press("steps.next");
  await person.write("ideaSteps.money.capex", "120000");
  await person.write("ideaSteps.money.duration", "9");
  await person.press("steps.next");
  await person.tick(say("ideaSteps.openness.public.label"));
  await person.write("ideaSteps.openness.confidential", "Secret recipe 7731");
  await person.press("steps.next");
  await person.tick(say("ideaSteps.holderType.individual"));
  await person.write("ideaSteps.holder.name", "Driss Test");
  await person.press("steps.next");
}
