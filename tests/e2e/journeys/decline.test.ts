import { expect, test } from "vitest";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: true });

test.each([
  ["ar", "coop_demo-C07", "hold_demo-P02"],
  ["fr", "coop_demo-C20", "hold_demo-P01"],
] as const)(
  "in %s: a no with its reason, and that idea is gone for good, with its holder",
  async (language, cooperativeId, holderId) => {
    const person = somebodyAt(
      await visitor(stage.browser, stage.app, {
        language,
        scope: { kind: "cooperative", id: cooperativeId },
      }),
      language,
    );
    const { page, say } = person;
    await page.goto("/inbox");
    const card = page.getByRole("article").first();
    const title = (await card.getByRole("heading", { level: 3 }).textContent()) ?? "";
    await card.getByText(say("inbox.because")).click();
    // Without a reason it is refused in words, and the page stands open where it is to be given.
    await card.getByRole("button", { name: say("inbox.decline") }).click();
    await page.getByText(say("refusals.reason_missing.title")).waitFor();
    const again = page.getByRole("article").filter({ hasText: title });
    await again.getByLabel(say("declineReasons.too_far")).check();
    await again.getByLabel(say("blocks.holder")).check();
    await again.getByRole("button", { name: say("inbox.decline") }).click();
    await person.reads(say("inbox.thanks"));
    expect(await page.getByRole("article").filter({ hasText: title }).count()).toBe(0);
    await stage.app.drain();
    await page.goto("/inbox");
    expect(await page.getByRole("article").filter({ hasText: title }).count()).toBe(0);

    // Whom it wants nothing of any more stands in a list, and can be allowed again.
    await page.goto("/me/blocks");
    const holder = await stage.app.ports.holders.get(holderId);
    await page
      .getByRole("listitem")
      .filter({ hasText: holder?.name ?? "?" })
      .getByRole("button", { name: say("blocks.unblock") })
      .click();
    await person.reads(say("blocks.none"));
  },
);
