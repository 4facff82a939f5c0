import { expect, test } from "vitest";
import { enterByPhone, newcomer } from "./person.ts";
import { useStage } from "./stage.ts";

const stage = useStage({ demo: false });

test.each([
  ["ar", "+212500000431"],
  ["fr", "+212500000432"],
] as const)(
  "in %s: the session ends in mid-form, and what was typed is still there after signing in again",
  async (language, phone) => {
    const person = await newcomer(stage.browser, stage.app, language, phone);
    const { page, say } = person;
    await page.goto("/register?step=work");
    const words = "نحن نسقي الزعفران في تالوين ونبيعه – safran de Taliouine";
    await person.write("cooperativeSteps.work.description", words);

    const [session] = await sessionsOf(phone);
    if (session === undefined) throw new Error("There is no session to end.");
    await stage.app.ports.sessions.end(session.personId, session.id);
    await person.press("steps.next");
    await person.reads(say("resume.kept"));
    expect(page.url()).toContain("/register?step=work");

    await person.follow("signIn.withCode");
    await enterByPhone(person, stage.browser, stage.app, phone);
    await page.getByRole("heading", { name: say("resume.title") }).waitFor();
    await person.press("resume.send");
    // It went on as if nothing had happened.
    await page.getByRole("heading", { name: say("cooperativeSteps.trade.title") }).waitFor();
    await page.goto("/register?step=work");
    expect(await person.field("cooperativeSteps.work.description").inputValue()).toBe(words);
    // Kept once, for this browser.
    await page.goto("/resume");
    expect(new URL(page.url()).pathname).toBe("/me");
  },
);

async function sessionsOf(phone: string) {
  const person = await stage.app.ports.people.findByAddress({ kind: "phone", value: phone });
  return person === undefined ? [] : stage.app.ports.sessions.listByPerson(person.id);
}
