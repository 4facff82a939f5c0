import type { Page } from "playwright-core";
import { type Somebody, somebodyAt } from "./person.ts";

/** Far more than any page has to tab through. */
const mostTabs = 200;
const mostArrows = 30;

interface Focused {
  /** What it is called: by its labels, else by what stands in it. */
  readonly said: readonly string[];
  readonly kind: string;
  /** What the others of its group are called, where it is one of several. */
  readonly group: readonly string[];
  readonly isSeen: boolean;
}

/** In the browser: what has the focus. */
const lookAtFocus = `() => {
  const element = document.activeElement;
  const named = (one) => [...(one.labels ?? []), one].map(({ textContent }) => (textContent ?? "").replace(/\\s+/g, " ").trim());
  const all = element.type === "radio" ? [...document.querySelectorAll("input[type=radio]")] : [];
  const group = all.filter(({ name }) => name === element.name).flatMap(named);
  const isSeen = getComputedStyle(element).outlineStyle !== "none" || /radio|checkbox/.test(element.type ?? "");
  return { said: named(element), kind: element.type || element.tagName.toLowerCase(), group, isSeen };
}`;

const focusOf = (page: Page) => page.evaluate<Focused>(`(${lookAtFocus})()`);

/** Goes on with the tab key until the focus is on what is meant, and one sees that it is there. */
async function tabTo(page: Page, name: string, isMeant: (focused: Focused) => boolean): Promise<Focused> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press("Tab");
    const focused = await focusOf(page);
    if (!isMeant(focused)) continue;
    if (!focused.isSeen) throw new Error(`The focus on “${name}” is not to be seen.`);
    return focused;
  }
  throw new Error(`The tab key never comes to “${name}”.`);
}

/** Somebody who has a keyboard and nothing else. */
export function somebodyAtTheKeyboard(page: Page, language: "ar" | "fr"): Somebody {
  const person = somebodyAt(page, language);
  const { say } = person;
  const called = (name: string) => (focused: Focused) => focused.said.includes(name);
  const enter = async (name: string, isMeant: (focused: Focused) => boolean) => {
    await tabTo(page, name, isMeant);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  };
  return {
    ...person,
    press: (key, args) => enter(say(key, args), called(say(key, args))),
    follow: (key, args) =>
      enter(
        say(key, args),
        ({ said, kind }) => kind === "a" && said.some((one) => one.includes(say(key, args))),
      ),
    async write(key, text) {
      await tabTo(page, say(key), called(say(key)));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    },
    async pick(key, option) {
      await tabTo(page, say(key), called(say(key)));
      await page.keyboard.type(option);
    },
    async tick(name) {
      const focused = await tabTo(page, name, ({ said, group }) => [...said, ...group].includes(name));
      for (let arrows = 0; focused.kind === "radio" && arrows < mostArrows; arrows += 1) {
        if ((await focusOf(page)).said.includes(name)) break;
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Space");
    },
  };
}
