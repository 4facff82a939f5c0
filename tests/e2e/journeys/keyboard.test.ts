import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/session";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../browser.ts";
import { officerOf, proposableMatches } from "../demo-match.ts";
import { visitor } from "../visitor.ts";
import { somebodyAt } from "./person.ts";

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const mostTabs = 150;

/** In the browser: what the focused thing is called, and whether one sees that it has the focus. */
const lookAtFocus = `() => {
  const element = document.activeElement;
  const said = [element, ...(element.labels ?? [])].map(({ textContent }) => (textContent ?? "").trim());
  const isSeen = getComputedStyle(element).outlineStyle !== "none" || element.matches("[type=radio], [type=checkbox]");
  return { said, isSeen };
}`;

/** Goes on with the tab key until the focus, which must be seen, is on what is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate<{ said: string[]; isSeen: boolean }>(`(${lookAtFocus})()`);
    if (!found.said.includes(name)) continue;
    expect([name, found.isSeen]).toEqual([name, true]);
    return;
  }
  throw new Error(`The tab key never comes to “${name}”.`);
}

test("with the keyboard alone a cooperative registers its first steps and answers a proposal", async () => {
  const { cookie } = await signedIn(app, { phone: "+212500000441" });
  const person = somebodyAt(
    await visitor(browser, app, { language: "fr", who: { cookie }, scripts: true }),
    "fr",
  );
  const { page, say } = person;
  await page.goto("/register?step=members");
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").textContent()).toBe(say("page.skip"));
  await page.keyboard.press("Enter");
  await tabTo(page, say("cooperativeSteps.members.total"));
  await page.keyboard.type("12");
  await tabTo(page, say("cooperativeSteps.members.women"));
  await page.keyboard.type("12");
  await tabTo(page, say("cooperativeSteps.members.youth"));
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: say("cooperativeSteps.means.title") }).waitFor();

  const side = await visitor(browser, app, {
    language: "fr",
    scope: { kind: "cooperative", id: "coop_demo-C07" },
    scripts: true,
  });
  await tabTo(side, say("page.inbox"));
  await side.keyboard.press("Enter");
  await side.getByRole("heading", { name: say("inbox.title") }).waitFor();
  await tabTo(side, say("inbox.interested"));
  await side.keyboard.press("Enter");
  await side.getByText(say("inbox.thanks")).waitFor();
});

test("with the keyboard alone an officer opens a match, decides, and comes to the next", async () => {
  const [match] = await proposableMatches(app.ports);
  if (match === undefined) throw new Error("The demo bank holds no waiting match.");
  const page = await visitor(browser, app, {
    language: "ar",
    scope: { kind: "officer", id: await officerOf(app.ports, match.delegation) },
    scripts: true,
  });
  const { say } = somebodyAt(page, "ar");
  await page.goto(`/matches/${match.id}?view=decide&delegation=${match.delegation}`);
  await tabTo(page, say("queue.verb"));
  // Down the list: from proposing to holding.
  await page.keyboard.press("ArrowDown");
  await tabTo(page, say("queue.reason"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, say("match.saveAndNext"));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes(match.id));
  expect((await app.ports.matches.get(match.id))?.state).toBe("held");
});
