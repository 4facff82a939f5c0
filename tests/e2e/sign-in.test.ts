import { systemActor } from "@tawafuq/core/actors/actor";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { codeFor, signIn } from "@tawafuq/tests/integration/auth/people";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { seriousFaults, visitor } from "./visitor.ts";

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function sessionOf(page: Page): Promise<unknown> {
  return (await page.context().cookies()).find(({ name }) => name === "tawafuq_session");
}

/** Makes whoever signs in with this address an officer. */
async function makeOfficer(address: string): Promise<void> {
  const { ports } = app;
  const cookie = decodeURIComponent((await signIn(app, address)).split("=")[1] ?? "");
  const session = await ports.sessions.open(cookie);
  if (session === undefined) throw new Error("No session was opened.");
  const { id } = await registerOfficer(ports, systemActor("test"), {
    name: "Officer of Tanger",
    email: address,
    language: "fr",
    delegations: ["TANGER"],
  });
  const grant = {
    id: ports.newId("gran"),
    version: 1,
    personId: session.personId,
    role: "officer",
    subjectId: id,
    state: "active",
    createdAt: ports.now().toISOString(),
    createdBy: "system:test",
  } as const;
  await ports.commit([ports.grants.create(grant)]);
}

test("by phone alone, in Arabic and without scripts: the code comes by SMS and opens the page one wanted", async () => {
  const page = await visitor(browser, app, { language: "ar" });
  await page.goto("/sessions");
  await page
    .getByRole("main")
    .getByRole("link", { name: "الدخول برمز عبر الهاتف أو البريد الإلكتروني" })
    .click();
  await page.getByLabel("رقم هاتفكم أو بريدكم الإلكتروني").fill("05 00 00 00 21");
  await page.getByRole("button", { name: "أرسلوا لي الرمز" }).click();

  const mailbox = await visitor(browser, app);
  await mailbox.goto("/dev/mailbox");
  const sms = await mailbox.getByRole("row", { name: "+212500000021" }).getByRole("link").textContent();
  const [code = ""] = /\d{6}/.exec(sms ?? "") ?? [];

  await page.getByLabel("الأرقام الستة").fill(code);
  await page.getByRole("main").getByRole("button", { name: "دخول" }).click();
  await page.getByRole("heading", { name: "الأجهزة التي دخلتم منها" }).waitFor();
  await page.getByText("هذا الجهاز", { exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/sessions");
  expect(await sessionOf(page)).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

  await page.getByRole("button", { name: "خروج" }).click();
  expect(await sessionOf(page)).toBeUndefined();
  expect((await page.goto("/sessions"))?.status()).toBe(401);
});

test("by e-mail, in French: what was typed stays, and the code can be sent again", async () => {
  const page = await visitor(browser, app);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Entrer" }).click();
  const field = page.getByLabel("Votre numéro de téléphone ou votre e-mail");
  await field.fill("amina@");
  await page.getByRole("button", { name: "M’envoyer le code" }).click();
  await page.getByRole("alert").filter({ hasText: "un e-mail entier avec le signe @" }).waitFor();
  expect(await field.inputValue()).toBe("amina@");
  await field.fill("Amina@example.example");
  await page.getByRole("button", { name: "M’envoyer le code" }).click();
  await page.getByText(/Nous avons envoyé un code à .?Amina@example\.example/).waitFor();

  const first = await codeFor(app, "amina@example.example");
  await page.getByRole("button", { name: "Envoyer un nouveau code" }).click();
  await page.getByRole("heading", { name: "Écrivez le code" }).waitFor();
  const code = await codeFor(app, "amina@example.example");
  if (code === first) throw new Error("The same code came twice: one chance in a million.");
  const digits = page.getByLabel("Les six chiffres");
  expect(await digits.getAttribute("inputmode")).toBe("numeric");
  expect(await digits.getAttribute("autocomplete")).toBe("one-time-code");
  await digits.fill(code);
  await page.getByRole("main").getByRole("button", { name: "Entrer", exact: true }).click();
  await page.waitForURL(/\/me$/);
  expect(await sessionOf(page)).toBeDefined();
});

test("a code that was wrong three times is stopped, and the page says so and how many tries are left", async () => {
  const page = await visitor(browser, app, { language: "ar" });
  await page.goto("/auth/enter");
  await page.getByLabel("رقم هاتفكم أو بريدكم الإلكتروني").fill("0500000022");
  await page.getByRole("button", { name: "أرسلوا لي الرمز" }).click();
  const field = page.getByLabel("الأرقام الستة");
  const enter = page.getByRole("main").getByRole("button", { name: "دخول" });
  await field.waitFor();
  const code = await codeFor(app, "+212500000022");
  const wrong = code === "111111" ? "222222" : "111111";
  for (const told of ["بقيت لكم محاولتان", "بقيت لكم محاولة واحدة", "هذا الرمز موقوف"]) {
    await field.fill(wrong);
    await enter.click();
    await page.getByRole("alert").filter({ hasText: told }).waitFor();
    expect(await field.inputValue()).toBe(wrong);
  }
  await field.fill(code);
  await enter.click();
  await page.getByRole("alert").filter({ hasText: "هذا الرمز لم يعد صالحا" }).waitFor();
  expect(await sessionOf(page)).toBeUndefined();
});

test("by the API from a page's script: the session comes as a cookie that the script cannot read", async () => {
  const page = await visitor(browser, app, { scripts: true });
  await page.goto("/auth/enter");
  const send = (path: string, body: unknown) =>
    page.evaluate<{ status: number; body: Record<string, unknown>; cookie: string }>(
      `fetch(${JSON.stringify(path)}, {
         method: "POST",
         headers: { "Content-Type": "application/json" },
         body: ${JSON.stringify(JSON.stringify(body))},
       }).then(async (answer) => ({ status: answer.status, body: await answer.json(), cookie: document.cookie }))`,
    );
  const address = "script@example.example";
  expect(await send("/auth/codes", { address })).toMatchObject({ status: 202 });
  const opened = await send("/auth/sessions", { address, code: await codeFor(app, address) });
  expect(opened).toMatchObject({ status: 200, body: { kind: "person" }, cookie: "" });
  const me = await page.evaluate<Record<string, unknown>>(`fetch("/v1/me").then((answer) => answer.json())`);
  expect(me.id).toBe(opened.body.id);
});

test("an officer adds a passkey and enters with it; a code stays the way back", async () => {
  const address = "officer@example.example";
  await makeOfficer(address);
  // A passkey belongs to a name: the address 127.0.0.1 is none.
  const origin = (await app.url()).replace("127.0.0.1", "localhost");
  const page = await visitor(browser, app, { scripts: true });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const enterByCode = async () => {
    await page.goto(`${origin}/auth/enter?next=/auth/passkeys`);
    await page.getByLabel("Votre numéro de téléphone ou votre e-mail").fill(address);
    await page.getByRole("button", { name: "M’envoyer le code" }).click();
    await page.getByLabel("Les six chiffres").fill(await codeFor(app, address));
    await page.getByRole("main").getByRole("button", { name: "Entrer", exact: true }).click();
    await page.getByRole("heading", { name: "Clés d’accès" }).waitFor();
  };
  await enterByCode();
  await page.getByText("Vous n’avez pas encore de clé d’accès.").waitFor();
  await page.getByRole("button", { name: "Ajouter une clé d’accès sur cet appareil" }).click();
  await page.getByText("La clé d’accès est gardée.").waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Quitter" }).click();
  expect((await page.goto(`${origin}/auth/passkeys`))?.status()).toBe(401);

  await page.goto(`${origin}/auth/enter`);
  await page.getByRole("button", { name: "Entrer avec le verrou de cet appareil" }).click();
  await page.waitForURL(/\/queue$/);
  expect(await sessionOf(page)).toMatchObject({ httpOnly: true });

  await page.goto(`${origin}/auth/passkeys`);
  await page.getByRole("button", { name: /^Retirer/ }).click();
  await page.getByText("La clé d’accès est retirée.").waitFor();
  await page.getByRole("button", { name: "Quitter" }).click();
  await page.goto(`${origin}/auth/enter`);
  await page.getByRole("button", { name: "Entrer avec le verrou de cet appareil" }).click();
  await page.getByRole("alert").filter({ hasText: "Cela n’a pas marché" }).waitFor();
  await enterByCode();
});

test("passkeys are for officers and administrators, and their button needs scripts", async () => {
  const cookie = await signIn(app, "member@example.example");
  const refused = await app.request("/auth/passkey/registration-options", {
    method: "POST",
    headers: { cookie, origin: "http://127.0.0.1" },
  });
  expect(refused.status).toBe(403);
  const page = await visitor(browser, app);
  await page.goto("/auth/enter");
  expect(await page.getByRole("button", { name: "Entrer avec le verrou de cet appareil" }).count()).toBe(0);
});

describe.each(["ar", "fr"] as const)("in %s", (language) => {
  test("every page of signing in is accessible and fits 320 pixels", async () => {
    const page = await visitor(browser, app, { language, width: 320, scripts: true });
    const look = async () => {
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      const { SCREENSHOTS: folder } = process.env;
      if (folder === undefined) return;
      const name = `${language}-${new URL(page.url()).pathname.replaceAll("/", "-")}-${Date.now()}`;
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    };
    const main = page.getByRole("main");
    await page.goto(`/auth/enter?lang=${language}&next=/sessions`);
    await look();
    await page.locator("#address").fill("0");
    await main.locator("form button").first().click();
    await page.getByRole("alert").first().waitFor();
    await look();
    const address = `axe-${language}@example.example`;
    await page.locator("#address").fill(address);
    await main.locator("form button").first().click();
    await page.locator("#code").waitFor();
    await look();
    await page.locator("#code").fill("12");
    await main.locator("form button").first().click();
    await page.getByRole("alert").first().waitFor();
    await look();
    await page.locator("#code").fill(await codeFor(app, address));
    await main.locator("form button").first().click();
    await page.waitForURL(/\/sessions$/);
    await look();
  });
});
