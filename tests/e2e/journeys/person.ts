import { type TextArgs, type TextKey, translate } from "@tawafuq/core/texts/catalogue";
import type { TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/session";
import type { Browser, Locator, Page } from "playwright-core";
import { visitor } from "../visitor.ts";

type Language = "ar" | "fr";

/** Somebody at a browser who finds things by their visible words, in their language. */
export interface Somebody {
  readonly page: Page;
  readonly language: Language;
  readonly say: (key: TextKey, args?: TextArgs) => string;
  press(key: TextKey, args?: TextArgs): Promise<void>;
  follow(key: TextKey, args?: TextArgs): Promise<void>;
  write(key: TextKey, text: string): Promise<void>;
  pick(key: TextKey, option: string): Promise<void>;
  tick(name: string): Promise<void>;
  reads(text: string): Promise<void>;
  field(key: TextKey): Locator;
}

/** The words of a person's language around a page. */
export function somebodyAt(page: Page, language: Language): Somebody {
  const say = (key: TextKey, args?: TextArgs) => translate(language, key, args);
  const main = page.getByRole("main");
  const field = (key: TextKey) => main.getByLabel(say(key), { exact: true });
  return {
    page,
    language,
    say,
    press: (key, args) =>
      main
        .getByRole("button", { name: say(key, args), exact: true })
        .first()
        .click(),
    follow: (key, args) =>
      main
        .getByRole("link", { name: say(key, args) })
        .first()
        .click(),
    write: (key, text) => field(key).fill(text),
    pick: async (key, option) => void (await field(key).selectOption({ label: option })),
    tick: (name) => main.getByLabel(name, { exact: true }).first().check(),
    reads: (text) => main.getByText(text).first().waitFor(),
    field,
  };
}

/** A newcomer who has just signed in with a phone of their own, without scripts. */
export async function newcomer(
  browser: Browser,
  app: TestApp,
  language: Language,
  phone: string,
): Promise<Somebody> {
  const { cookie } = await signedIn(app, { phone });
  return somebodyAt(await visitor(browser, app, { language, who: { cookie } }), language);
}

/** Asks for a code where one is asked for it, reads it on the telephone, and comes in. */
export async function enterByPhone(
  { page, say, press }: Somebody,
  browser: Browser,
  app: TestApp,
  phone: string,
): Promise<void> {
  await page.getByLabel(say("signIn.address")).fill(phone.replace("+212", "0"));
  await press("signIn.send");
  const mailbox = await visitor(browser, app);
  await mailbox.goto("/dev/mailbox");
  const sms = await mailbox.getByRole("row", { name: phone }).getByRole("link").first().textContent();
  await page.getByLabel(say("signIn.code")).fill(/\d{6}/.exec(sms ?? "")?.[0] ?? "");
  await press("signIn.enter");
}
