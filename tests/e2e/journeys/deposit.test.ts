import { systemActor } from "@tawafuq/core/actors/actor";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { expect, test } from "vitest";
import { visitor } from "../visitor.ts";
import { deposit } from "./depositing.ts";
import { newcomer, somebodyAt } from "./person.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: true });

test.each([
  [
    "ar",
    "+212500000411",
    "بيع عقاد الجلابة ديال صفرو على الأنترنيت",
    "كتالوك ومتجر إلكتروني لبيع العقاد والسفيفة والطرز مباشرة بلا وسيط، مع الطلب برسالة صوتية والأداء عند التوصيل.",
  ],
  [
    "fr",
    "+212500000412",
    "Boutons de djellaba vendus en ligne",
    "Une boutique en ligne pour vendre sans intermédiaire les boutons de djellaba et la passementerie, avec paiement à la livraison.",
  ],
] as const)(
  "in %s: deposit, see candidates, answer, be introduced",
  async (language, phone, title, description) => {
    const person = await newcomer(stage.browser, stage.app, language, phone);
    const { page, say } = person;
    await deposit(person, title, description);
    // The bank says what is alike before it is sent.
    await person.reads(say("ideaSteps.similar.title"));
    await page
      .getByRole("link", { name: "Boutons de djellaba de Sefrou : vente directe en ligne" })
      .waitFor();
    await page.getByRole("article").or(page.getByText("Secret recipe 7731")).first().waitFor();
    // A wish that was asked for can be insisted on, once it is there.
    await page.goto("/deposit?step=partner&from=check");
    await page
      .getByRole("group", { name: say("ideaSteps.weight.certifications") })
      .getByLabel(say("ideaSteps.importance.must"))
      .check();
    await person.press("steps.next");
    await person.press("ideaSteps.send");
    await person.reads(say("myIdeas.deposited"));
    await stage.app.drain();

    const own = page.url().split("?")[0] ?? "";
    const ideaId = own.split("/").at(-1) ?? "";
    const cooperativeId = "coop_demo-C07";
    const id = `${ideaId}.${cooperativeId}`;
    const match = await stage.app.ports.matches.get(id);
    if (match?.state === "waiting" || match?.state === "listed")
      await decideMatch(stage.app.ports, systemActor("test"), id, undefined, { verb: "propose" });
    await stage.app.drain();

    await page.goto(own);
    const name = (await stage.app.ports.cooperatives.get(cooperativeId))?.name[language] ?? "";
    const candidate = page.getByRole("article").filter({ hasText: name });
    await candidate.getByText(say("inbox.whyFits")).waitFor();
    await candidate.getByRole("button", { name: say("inbox.interested") }).click();
    await person.reads(say("inbox.thanks"));

    const other = somebodyAt(
      await visitor(stage.browser, stage.app, {
        language,
        scope: { kind: "cooperative", id: cooperativeId },
      }),
      language,
    );
    await other.page.goto("/inbox");
    expect(await other.page.content()).not.toContain(phone);
    await other.page
      .getByRole("article")
      .filter({ hasText: title })
      .getByRole("button", { name: say("inbox.interested") })
      .click();
    const introduction = other.page.getByRole("article").filter({ hasText: title });
    await introduction.getByText(phone).waitFor();
    expect(await introduction.getByRole("link", { name: say("inbox.call") }).getAttribute("href")).toBe(
      `tel:${phone}`,
    );
    const saved = await other.page
      .context()
      .request.get(
        (await introduction.getByRole("link", { name: say("inbox.calendar") }).getAttribute("href")) ?? "",
      );
    expect(await saved.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:\d{8}T090000Z/);
    // What was told in confidence stays closed until the holder agrees for this cooperative.
    expect(await other.page.content()).not.toContain("Secret recipe");
  },
);
