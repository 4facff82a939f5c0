import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { expect, test } from "vitest";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";
import { useStage } from "./stage.ts";

/** Two delegations that share nothing, each with an officer who reads one of the languages. */
const places = {
  ar: { delegation: "TANGER", region: "MA-01", province: "MA-CHE", name: "Nadia of Tanger" },
  fr: { delegation: "AGADIR", region: "MA-09", province: "MA-AGD", name: "Brahim of Agadir" },
} as const;
const officers = { ar: "", fr: "" };

/** In each of them twelve matches wait for an officer: nothing is proposed by itself. */
const stage = useStage({ demo: false }, async ({ app }) => {
  const { ports } = app;
  const system = systemActor("test");
  const thresholds = { ...defaultPolicy.thresholds, propose: null, review: 0.36 };
  const { revision } = await ports.policies.current();
  await ports.commit([
    ports.policies.set({ ...defaultPolicy, version: "by-hand", thresholds }, revision + 1),
  ]);
  const { holder } = await registerHolder(ports, system, aHolder());
  for (const language of ["ar", "fr"] as const) {
    const { delegation, region, province, name } = places[language];
    const email = `${delegation.toLowerCase()}@odco.example`;
    const officer = await registerOfficer(ports, system, {
      name,
      email,
      language,
      delegations: [delegation],
    });
    officers[language] = officer.id;
    for (let one = 0; one < 3; one += 1)
      await createIdea(ports, system, anIdea({ scope: [region] }), holder.id);
    for (let one = 0; one < 4; one += 1)
      await createCooperative(ports, system, aCooperative({ province, reach: "province" }));
  }
  await app.drain();
});

test.each(["ar", "fr"] as const)(
  "in %s an officer decides nine of twelve in one go, one by hand, and takes the rest",
  async (language) => {
    const scope = { kind: "officer", id: officers[language] } as const;
    const person = somebodyAt(
      await visitor(stage.browser, stage.app, { language, width: 1200, scope }),
      language,
    );
    const { page, say } = person;
    await page.goto("/queue");
    await page.getByRole("link", { name: `${say("queue.view.decide")} (12)` }).waitFor();
    const all = page.locator("input[name=match]");
    expect(await all.count()).toBe(12);
    for (let at = 0; at < 9; at += 1) await all.nth(at).check();
    await page.getByLabel(say("queue.verb"), { exact: true }).selectOption({ label: say("verbs.hold") });
    await page
      .getByLabel(say("queue.reason"))
      .selectOption({ label: say("decisionReasons.more_information_needed") });
    await person.press("queue.check");
    // A dry run first, a result for each of them.
    expect(await page.getByText(say("queue.would_do")).count()).toBe(9);
    await person.press("queue.confirm");
    expect(await page.getByText(say("queue.done")).count()).toBe(9);
    await person.follow("queue.back");
    await page.getByRole("link", { name: `${say("queue.view.decide")} (3)` }).waitFor();
    await page.getByRole("link", { name: `${say("queue.view.held")} (9)` }).waitFor();

    // One by hand: both profiles stand there, and the next one follows.
    await page.getByRole("listitem").getByRole("heading", { level: 3 }).first().getByRole("link").click();
    await page.getByRole("heading", { name: say("match.holderSide") }).waitFor();
    await page
      .getByRole("heading", { name: say("match.cooperativeSide") })
      .first()
      .waitFor();
    const first = page.url();
    await person.press("match.saveAndNext");
    await page.getByRole("heading", { name: say("match.holderSide") }).waitFor();
    expect(page.url()).not.toBe(first);
    await page.goto("/queue?view=answers");
    await page.getByRole("link", { name: `${say("queue.view.answers")} (1)` }).waitFor();

    // The rest are given to a colleague: here, the officer.
    await page.goto("/queue?view=unassigned");
    for (const at of [0, 1]) await page.locator("input[name=match]").nth(at).check();
    await page.getByLabel(say("queue.verb"), { exact: true }).selectOption({ label: say("verbs.assign") });
    await page.getByLabel(say("queue.to")).selectOption({ label: places[language].name });
    await person.press("queue.check");
    await person.press("queue.confirm");
    await page.goto("/queue?view=mine");
    expect(await page.locator("input[name=match]").count()).toBe(2);
    await page.getByRole("link", { name: `${say("queue.view.unassigned")} (0)` }).waitFor();
  },
);

test("in French: filters live in the address, and a refusal keeps what was typed", async () => {
  const person = somebodyAt(
    await visitor(stage.browser, stage.app, {
      language: "fr",
      width: 1200,
      scope: { kind: "officer", id: officers.ar },
    }),
    "fr",
  );
  const { page, say } = person;
  await page.goto("/queue?view=held&province=MA-CHE&minScore=40&order=age");
  expect(await page.locator("input[name=match]").count()).toBe(9);
  await page.goto("/queue?view=held&province=MA-FES");
  await person.reads(say("queue.emptyFiltered"));
  await page.goto("/queue?view=held");
  await page.getByRole("listitem").getByRole("heading", { level: 3 }).first().getByRole("link").click();
  await page.getByLabel(say("queue.verb"), { exact: true }).selectOption({ label: say("verbs.reject") });
  await page.getByLabel(say("queue.note")).fill("à revoir avec la délégation");
  await person.press("match.saveAndNext");
  await page
    .getByRole("alert")
    .filter({ hasText: say("refusals.reason_missing.title") })
    .waitFor();
  expect(await page.getByLabel(say("queue.note")).inputValue()).toBe("à revoir avec la délégation");
  expect(await page.getByLabel(say("queue.verb"), { exact: true }).inputValue()).toBe("reject");
});
