import { pickText } from "@tawafuq/core/language/localized-text";
import type { Match } from "@tawafuq/core/matches/match";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { officerOf, proposableMatches } from "./demo-match.ts";
import { visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;
let waiting: Match[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
  waiting = await proposableMatches(app.ports);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

function waitingMatch(index: number): Match {
  const match = waiting[index];
  if (match === undefined) throw new Error("The demo bank holds too few waiting matches.");
  return match;
}

test("an officer proposes, both sides say yes, and only then each reads the other's contacts", async () => {
  const match = waitingMatch(0);
  const { ports } = app;
  const [holderContact, cooperativeContact] = await Promise.all([
    ports.contacts.get({ kind: "holder", id: match.holderId }),
    ports.contacts.get({ kind: "cooperative", id: match.cooperativeId }),
  ]);
  const holderEmail = holderContact?.email ?? "";
  const cooperativeEmail = cooperativeContact?.email ?? "";
  const ideaTitle = pickText(match.ideaTitle, "fr").text;
  const cooperativeName = pickText(match.cooperativeName, "fr").text;

  const officer = await visitor(browser, app, {
    scope: { kind: "officer", id: await officerOf(ports, match.delegation) },
  });
  await officer.getByRole("link", { name: "File" }).click();
  await officer.goto(`/matches/${match.id}`);
  await officer.getByLabel("Décision").selectOption({ label: "Proposer aux deux côtés" });
  await officer.getByRole("button", { name: "Vérifier avant d’appliquer" }).click();
  await officer.getByText("Sera fait").waitFor();
  await officer.getByRole("button", { name: "Appliquer la décision" }).click();
  await officer.getByText("Fait – Proposée aux deux côtés").waitFor();

  const cooperative = await visitor(browser, app, {
    scope: { kind: "cooperative", id: match.cooperativeId },
  });
  await cooperative.getByRole("link", { name: "Propositions" }).click();
  expect(await cooperative.content()).not.toContain(holderEmail);
  const proposed = cooperative.getByRole("article").filter({ hasText: ideaTitle });
  await proposed.getByRole("button", { name: "Intéressés" }).click();
  await cooperative.getByText("Merci. Votre réponse est enregistrée.").waitFor();
  await cooperative.getByText("Votre réponse : Intéressés").first().waitFor();
  expect(await cooperative.content()).not.toContain(holderEmail);

  const holder = await visitor(browser, app, { scope: { kind: "holder", id: match.holderId } });
  await holder.getByRole("link", { name: "Propositions" }).click();
  expect(await holder.content()).not.toContain(cooperativeEmail);
  const offered = holder.getByRole("article").filter({ hasText: cooperativeName });
  await offered.getByRole("button", { name: "Intéressés" }).click();
  await holder.getByRole("link", { name: cooperativeEmail }).waitFor();

  await cooperative.reload();
  await cooperative.getByRole("link", { name: holderEmail }).waitFor();
  await officer.goto(`/matches/${match.id}`);
  await officer.getByRole("listitem").filter({ hasText: "Mise en relation" }).waitFor();
});

test("a hold without a reason is refused in words, keeps what was typed, and is done once the reason is given", async () => {
  const match = waitingMatch(1);
  const officer = await visitor(browser, app, {
    scope: { kind: "officer", id: await officerOf(app.ports, match.delegation) },
  });
  await officer.goto(`/queue?delegation=${match.delegation}`);
  await officer
    .getByRole("checkbox", { name: /^Choisir/ })
    .first()
    .check();
  await officer.getByLabel("Décision").selectOption({ label: "Suspendre" });
  await officer.getByLabel("Note (facultative").fill("Appel prévu lundi");
  await officer.getByRole("button", { name: "Vérifier avant d’appliquer" }).click();
  await officer.getByText("Il manque une raison").waitFor();
  expect(await officer.getByLabel("Note (facultative").inputValue()).toBe("Appel prévu lundi");
  await officer.getByLabel("Raison (exigée").selectOption({ label: "Un certificat est attendu" });
  await officer.getByRole("button", { name: "Appliquer la décision" }).click();
  await officer.getByText("Fait – Suspendue").waitFor();
  await officer.getByRole("link", { name: "Retour à la file" }).click();
  await officer.getByRole("heading", { name: /^File de la délégation/ }).waitFor();
});

test("an officer takes a match and gives it back", async () => {
  const match = waitingMatch(waiting.length - 1);
  const officer = await visitor(browser, app, {
    scope: { kind: "officer", id: await officerOf(app.ports, match.delegation) },
  });
  await officer.goto(`/matches/${match.id}`);
  await officer.getByRole("button", { name: "Me la confier" }).click();
  await officer.goto(`/matches/${match.id}`);
  await officer.getByText("Confiée à moi").waitFor();
  await officer.getByRole("button", { name: "La rendre" }).click();
  await officer.goto(`/matches/${match.id}`);
  await officer.getByText("Confiée à personne").waitFor();
});

test("a decision about nothing asks to choose and keeps the note", async () => {
  const match = waitingMatch(0);
  const officer = await visitor(browser, app, {
    scope: { kind: "officer", id: await officerOf(app.ports, match.delegation) },
  });
  await officer.goto(`/queue?delegation=${match.delegation}`);
  await officer.getByLabel("Note (facultative").fill("à revoir");
  await officer.getByRole("button", { name: "Vérifier avant d’appliquer" }).click();
  await officer.getByRole("alert").filter({ hasText: "Choisissez au moins une" }).waitFor();
  expect(await officer.getByLabel("Note (facultative").inputValue()).toBe("à revoir");
});
