import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { seriousFaults, visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ demo: true }), openBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const officer: KeyScope = { kind: "officer", id: "offi_demo-fes" };
const cooperative: KeyScope = { kind: "cooperative", id: "coop_demo-C07" };
const holder: KeyScope = { kind: "holder", id: "hold_demo-P02" };

const heaviestPageBytes = 50_000;

describe.each(["ar", "fr"] as const)("in %s", (language) => {
  test.each<[string, KeyScope | undefined]>([
    ["/", undefined],
    ["/enter", undefined],
    ["/queue", officer],
    ["/inbox", cooperative],
    ["/inbox", holder],
  ])("%s is accessible, light and fits 320 pixels", async (path, scope) => {
    const page = await visitor(browser, app, {
      language,
      width: 320,
      scripts: true,
      ...(scope === undefined ? {} : { scope }),
    });
    const response = await page.goto(`${path}?lang=${language}`);
    expect(response?.status()).toBe(200);
    expect((await response?.body())?.length).toBeLessThan(heaviestPageBytes);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    if (process.env.SCREENSHOTS !== undefined)
      await page.screenshot({
        path: `${process.env.SCREENSHOTS}/${language}-${scope?.kind ?? "open"}-${path.slice(1) || "home"}.png`,
        fullPage: true,
      });
  });
});

test("choosing a language turns the page and is kept on the next one", async () => {
  const page = await visitor(browser, app);
  const direction = () => page.locator("html").getAttribute("dir");
  await page.goto("/");
  expect(await direction()).toBe("ltr");
  await page.getByRole("link", { name: "العربية" }).click();
  expect(await direction()).toBe("rtl");
  await page.getByRole("heading", { name: "أحدث الأفكار" }).waitFor();
  await page.goto("/enter");
  expect(await direction()).toBe("rtl");
  await page.getByRole("link", { name: "English" }).click();
  expect(new URL(page.url()).pathname).toBe("/enter");
  await page.getByRole("heading", { name: "Enter with your key" }).waitFor();
});

test("who has not come in is told how, who may not enter is told so, and no page is no page", async () => {
  const stranger = await visitor(browser, app);
  expect((await stranger.goto("/queue"))?.status()).toBe(401);
  await stranger.getByRole("main").getByRole("link", { name: "Entrer avec votre clé" }).click();
  await stranger.getByRole("heading", { name: "Entrer avec votre clé" }).waitFor();
  expect((await stranger.goto("/nothing-here"))?.status()).toBe(404);
  await stranger.getByRole("heading", { name: "Cette page n’existe pas" }).waitFor();

  const member = await visitor(browser, app, { scope: cooperative });
  expect((await member.goto("/queue"))?.status()).toBe(403);
  await member.getByRole("heading", { name: "Cette page ne vous est pas ouverte" }).waitFor();
});

test("a wrong key is refused in words and stays in the field", async () => {
  const page = await visitor(browser, app);
  await page.goto("/enter");
  await page.getByLabel("Votre clé").fill("twf_wrong");
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.getByRole("alert").filter({ hasText: "La clé manque ou n’est pas connue" }).waitFor();
  expect(await page.getByLabel("Votre clé").inputValue()).toBe("twf_wrong");
});

test("the key's cookie is closed to scripts, and leaving forgets it", async () => {
  const page = await visitor(browser, app, { scope: cooperative });
  const kept = (await page.context().cookies()).find(({ name }) => name === "tawafuq_key");
  expect(kept).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.getByRole("button", { name: "Quitter" }).click();
  expect((await page.goto("/inbox"))?.status()).toBe(401);
});

test("a form sent from another site does nothing", async () => {
  const key = await app.keyFor(cooperative);
  const response = await app.request("/leave", {
    method: "POST",
    headers: {
      cookie: `tawafuq_key=${key}; tawafuq_lang=en`,
      origin: "https://elsewhere.example",
      "content-type": "application/x-www-form-urlencoded",
    },
  });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("The form came from another site");
  expect(response.headers.get("set-cookie") ?? "").not.toContain("tawafuq_key=");
});

test("an idea that is not public shows its title and nothing else", async () => {
  const { items } = await app.ports.ideas.list({ limit: 1, newestFirst: true });
  const newest = items[0];
  if (newest === undefined) throw new Error("The demo bank holds no idea.");
  const hidden = {
    ...newest,
    version: newest.version + 1,
    confidentiality: "private" as const,
    capexMad: 4_321_000,
  };
  await app.ports.commit([app.ports.ideas.replace(hidden)]);
  const text = await (await app.request("/", { headers: { "accept-language": "en" } })).text();
  expect(text).toContain("The holder shows the title only.");
  expect(text).not.toContain("4,321,000");
});
