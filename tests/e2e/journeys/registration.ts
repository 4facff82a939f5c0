import { placeName, sectorName } from "@tawafuq/core/texts/names";
import type { Somebody } from "./person.ts";

export interface Registered {
  readonly name: string;
  readonly description: string;
  readonly province: string;
}

/** Registers a cooperative of crafts, as a person would: step by step, through the check. */
export async function register(person: Somebody, of: Registered): Promise<void> {
  const { page, language, say } = person;
  await page.goto("/register");
  await person.follow("steps.goOn");
  await person.tick(say(`textLanguages.${language}`));
  await person.write("cooperativeSteps.name.name", of.name);
  await person.tick(say("cooperativeSteps.legal.registered"));
  await person.write("cooperativeSteps.name.founded", language === "ar" ? "٢٠١٦" : "2016");
  await person.press("steps.next");

  await person.pick("cooperativeSteps.place.province", placeName(language, of.province));
  await person.write("cooperativeSteps.place.commune", placeName(language, of.province));
  await person.tick(say("cooperativeSteps.setting.urban"));
  await person.tick(say("reaches.region"));
  await person.press("steps.next");

  await person.write("cooperativeSteps.work.description", of.description);
  await person.press("steps.next");
  // The sector is proposed from the words, and ticked.
  await person.reads(say("cooperativeSteps.trade.proposed"));
  if (!(await page.getByLabel(sectorName(language, "ART"), { exact: true }).isChecked()))
    throw new Error("The trade was not proposed from the words.");
  await person.press("steps.next");
  await person.press("steps.next");

  await person.write("cooperativeSteps.members.total", "24");
  await person.write("cooperativeSteps.members.women", "24");
  await person.write("cooperativeSteps.members.youth", "8");
  await person.press("steps.next");
  await person.press("steps.next");
  await person.press("steps.next");

  await person.tick(say("cooperativeSteps.projects", { count: 2 }));
  await person.write("cooperativeSteps.capacity.contribution", "20 000");
  await person.press("steps.next");
  await person.write("cooperativeSteps.contact.person", "Aicha Test");
  await person.tick(say("cooperativeSteps.channel.voice"));
  await person.press("steps.next");

  await page.getByRole("heading", { name: say("steps.checkTitle") }).waitFor();
  await person.reads(of.name);
  await person.press("cooperativeSteps.send");
  await person.reads(say("profile.registered"));
}
